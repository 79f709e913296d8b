package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lieu corrigé » — event: a person corrected these fields of a place.
public record PlaceCorrected(PlaceId place, ValueStatementSource.HumanSource by, List<Field> fields)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return PlaceJournalEntry.of(by, "places.corrected", place).with("fields", PlaceJournalEntry.columns(fields));
    }
}
