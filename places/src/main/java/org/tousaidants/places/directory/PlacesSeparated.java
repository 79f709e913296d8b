package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieux séparés » — `restored`, and what stood under it before, stands by itself again; until now it stood under
/// `survivor`. What was of `restored` is of it again.
public record PlacesSeparated(PlaceId survivor, PlaceId restored, Voice.Human by) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.separated", survivor).with("restored", restored);
    }
}
