package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieux réunis » — event: `absorbed` and the records merged into it now belong to `survivor`. The data of
/// `absorbed` in other packages belongs to `survivor` until an event [PlaceRecordsSeparated].
record PlaceRecordsMerged(PlaceId survivor, PlaceId absorbed, ValueStatementSource.HumanSource by)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.grouped", survivor).with("absorbed", absorbed);
    }
}
