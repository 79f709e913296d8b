package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Responsables lus » — a person read the addresses of those who look after a sheet.
public record CaretakersRead(UUID reader, PlaceId place, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "care.caretakers_read", "place " + place).with("people", people);
    }
}
