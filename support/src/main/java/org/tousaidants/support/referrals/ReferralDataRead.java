package org.tousaidants.support.referrals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Orientation lue » — published when somebody opens the shared data of a referral.
///
/// @param by account of the reader; empty for a person without an account who pressed the button
record ReferralDataRead(Optional<UUID> by, UUID referral) implements JournalledEvent {
    private static final String BY_ACCOUNT = "referrals.read";
    private static final String BY_LINK = "referrals.read_by_link";
    static final Set<String> ACTS = Set.of(BY_ACCOUNT, BY_LINK);

    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, by.isPresent() ? BY_ACCOUNT : BY_LINK, "referral " + referral, Map.of());
    }
}
