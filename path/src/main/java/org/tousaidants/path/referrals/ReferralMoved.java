package org.tousaidants.path.referrals;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Orientation avancée » — something happened to a referral; never what is passed on, nor what the person said.
///
/// @param by whose account; empty: a person without one, or the clock
public record ReferralMoved(Optional<UUID> by, Move move, UUID referral, PlaceId place) implements Noted {
    @Override
    public Note note() {
        return new Note(
                by,
                "referrals." + move.key().replace('-', '_'),
                "referral " + referral,
                java.util.Map.of("place", place.toString()));
    }
}
