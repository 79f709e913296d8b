package org.tousaidants.path.referrals;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Orientation lue » — a person opened what a person agreed to pass on; the first reading by a letter is a step.
///
/// @param by whose account; empty: a person without one, who pressed the button
record ReferralRead(String network, Optional<UUID> by, UUID referral) implements Noted {
    @Override
    public Note note() {
        return new Note(
                network,
                by,
                by.isPresent() ? "referrals.read" : "referrals.read_by_link",
                "referral " + referral,
                Map.of());
    }
}
