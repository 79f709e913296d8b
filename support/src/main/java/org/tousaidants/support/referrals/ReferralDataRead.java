package org.tousaidants.support.referrals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Orientation lue » — a person opened the shared data; the first reading by a letter is a step.
///
/// @param by the account; empty: a person without one, who pressed the button
record ReferralDataRead(Optional<UUID> by, UUID referral) implements JournalledEvent {
    private static final String BY_ACCOUNT = "referrals.read";
    private static final String BY_LINK = "referrals.read_by_link";
    static final Set<String> ACTS = Set.of(BY_ACCOUNT, BY_LINK);

    @Override
    public JournalNote note() {
        return new JournalNote(by, by.isPresent() ? BY_ACCOUNT : BY_LINK, "referral " + referral, Map.of());
    }
}
