package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieux séparés » — `restored`, and what stood under it before, stands by itself again; until
/// now it stood under
/// `survivor`. The data of `restored` belongs to it again.
public record PlacesSeparated(PlaceId survivor, PlaceId restored, StatementSource.Human by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return PlaceJournalEntry.of(by, "places.separated", survivor).with("restored", restored);
    }
}
