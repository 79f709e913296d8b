package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieux séparés » — event: `restored`, which was merged into `survivor`, is an independent place again, with the
/// records that it had before the merge. Its data in other packages belongs to it again.
public record PlaceRecordsSeparated(PlaceId survivor, PlaceId restored, ValueStatementSource.HumanSource by)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.separated", survivor).with("restored", restored);
    }
}
