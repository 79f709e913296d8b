package org.tousaidants.support.referrals;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Orientation avancée » — published for each step of a referral. The event never contains the shared data or the
/// person's words.
///
/// @param by account of the author; empty for a person without an account, or for the job
public record ReferralStatusChanged(Optional<UUID> by, ReferralStep move, UUID referral, PlaceId place)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(
                by,
                "referrals." + move.key().replace('-', '_'),
                "referral " + referral,
                java.util.Map.of("place", place.toString()));
    }
}
