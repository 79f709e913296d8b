package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu rouvert » — event: a person reopened a place that was closed.
public record PlaceReopened(PlaceId place, ValueStatementSource.HumanSource by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.reopened", place);
    }
}
