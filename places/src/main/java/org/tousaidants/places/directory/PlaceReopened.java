package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu rouvert » — event: a person reopened a place that was closed.
public record PlaceReopened(PlaceId place, StatementSource.Human by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return PlaceJournalEntry.of(by, "places.reopened", place);
    }
}
