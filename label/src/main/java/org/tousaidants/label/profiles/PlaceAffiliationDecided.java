package org.tousaidants.label.profiles;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Présence confirmée ou démentie » — published when a presence is confirmed or denied.
///
/// @param act `confirmed` or `denied`
/// @param by account of the coordinator; empty for a person of the place, who has no account
record PlaceAffiliationDecided(UUID helper, PlaceId place, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "listing." + act, "place " + place, Map.of("helper", helper.toString()));
    }
}
