package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu confirmé » — event: a person confirmed these fields of a place.
public record PlaceConfirmed(PlaceId place, ValueStatementSource.HumanSource by, List<Field> fields)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.confirmed", place).with("fields", PlaceJournalEntry.columns(fields));
    }
}
