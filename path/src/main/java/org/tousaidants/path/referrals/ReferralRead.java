package org.tousaidants.path.referrals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Orientation lue » — a person opened what a person agreed to pass on; the first reading by a letter is a step.
///
/// @param by whose account; empty: a person without one, who pressed the button
record ReferralRead(Optional<UUID> by, UUID referral) implements Noted {
    private static final String BY_ACCOUNT = "referrals.read";
    private static final String BY_LINK = "referrals.read_by_link";
    static final Set<String> ACTS = Set.of(BY_ACCOUNT, BY_LINK);

    @Override
    public Note note() {
        return new Note(by, by.isPresent() ? BY_ACCOUNT : BY_LINK, "referral " + referral, Map.of());
    }
}
