package org.tousaidants.support.referrals;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Orientation avancée » — a step of a referral; never contains the shared data nor the person's words.
///
/// @param by the account; empty: a person without one, or the job
public record ReferralStatusChanged(Optional<UUID> by, ReferralStep move, UUID referral, PlaceId place)
        implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(
                by,
                "referrals." + move.key().replace('-', '_'),
                "referral " + referral,
                java.util.Map.of("place", place.toString()));
    }
}
