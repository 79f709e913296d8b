package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu fermé » — event: a person closed a place, so lists no longer show it.
public record PlaceClosed(PlaceId place, ValueStatementSource.HumanSource by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.closed", place);
    }
}
