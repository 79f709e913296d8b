package org.tousaidants.label.publicprofiles;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Présence confirmée ou démentie » — at that place (`act` is `confirmed` or `denied`), by a coordinator; empty: by
/// a person of the place, who has no account.
record PresenceMoved(UUID helper, PlaceId place, String act, Optional<UUID> by) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "listing." + act, "place " + place, Map.of("helper", helper.toString()));
    }
}
