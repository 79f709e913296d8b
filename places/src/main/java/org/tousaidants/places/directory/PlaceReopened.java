package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieu rouvert » — a person said that a place that was closed is open.
public record PlaceReopened(PlaceId place, Voice.Human by) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.reopened", place);
    }
}
