package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieux réunis » — `absorbed` and the records merged into it are now part of `survivor`. The data of `absorbed`
/// in other packages belongs to `survivor` until a [PlacesSeparated].
record PlacesGrouped(PlaceId survivor, PlaceId absorbed, StatementSource.Human by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return PlaceJournalEntry.of(by, "places.grouped", survivor).with("absorbed", absorbed);
    }
}
