package org.tousaidants.label.profiles;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Présence confirmée ou démentie » — published when a presence is confirmed or denied (`act` is `confirmed`
/// or `denied`). The author is a coordinator; empty for a person of the place, who has no account.
record AffiliationDecided(UUID helper, PlaceId place, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "listing." + act, "place " + place, Map.of("helper", helper.toString()));
    }
}
