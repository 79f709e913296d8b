package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieux séparés » — `restored`, which was merged into `survivor`, is a place of its own again, with the
/// records that it had before. The data of `restored` in other packages belongs to it again.
public record PlacesSeparated(PlaceId survivor, PlaceId restored, StatementSource.Human by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return PlaceJournalEntry.of(by, "places.separated", survivor).with("restored", restored);
    }
}
