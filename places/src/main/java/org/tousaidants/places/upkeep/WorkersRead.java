package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Travail lu » — a person read what each of so many people did for the sheets in a month.
record WorkersRead(UUID reader, YearMonth month, int people) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, "care.workers_read", "month " + month).with("people", people);
    }
}
