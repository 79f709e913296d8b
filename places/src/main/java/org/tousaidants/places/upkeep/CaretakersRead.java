package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Responsables lus » — a person read the addresses of the caretakers of a sheet.
public record CaretakersRead(UUID reader, PlaceId place, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "care.caretakers_read", "place " + place).with("people", people);
    }
}
