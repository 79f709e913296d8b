package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieux réunis » — `absorbed`, and what stood under it, now stands under `survivor`. What another room keeps of
/// `absorbed` is from now on of `survivor`, until [PlacesSeparated] says otherwise.
record PlacesGrouped(PlaceId survivor, PlaceId absorbed, Voice.Human by) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.grouped", survivor).with("absorbed", absorbed);
    }
}
