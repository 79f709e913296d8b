package org.tousaidants.places;

import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Lieu rouvert » — somebody said that a place that was closed is open.
public record PlaceReopened(String network, PlaceId place, Voice.Human by) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(network, by, "places.reopened", place);
    }
}
