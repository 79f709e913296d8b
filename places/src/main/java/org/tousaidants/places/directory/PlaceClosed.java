package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieu fermé » — a person said that a place has closed: it has left the lists.
public record PlaceClosed(PlaceId place, Voice.Human by) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.closed", place);
    }
}
