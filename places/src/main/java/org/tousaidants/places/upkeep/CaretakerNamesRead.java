package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Responsables lus » — event: a person read the addresses of the contact persons of a sheet.
public record CaretakerNamesRead(UUID reader, PlaceId place, int people) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "care.caretakers_read", "place " + place)
                .with("people", people);
    }
}
