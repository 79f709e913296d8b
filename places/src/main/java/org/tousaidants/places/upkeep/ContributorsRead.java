package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Travail lu » — a person read the work of so many people on the sheets in a month.
record ContributorsRead(UUID reader, YearMonth month, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "care.workers_read", "month " + month).with("people", people);
    }
}
