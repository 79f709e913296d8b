package org.tousaidants.places.directory;

import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu fermé » — event: a person closed a place, so that lists no longer show it.
public record PlaceClosed(PlaceId place, StatementSource.Human by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return PlaceJournalEntry.of(by, "places.closed", place);
    }
}
