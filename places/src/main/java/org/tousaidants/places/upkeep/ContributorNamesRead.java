package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Travail lu » — event: a coordinator read the work of `people` persons on the sheets in a month.
record ContributorNamesRead(UUID reader, YearMonth month, int people) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "care.workers_read", "month " + month)
                .with("people", people);
    }
}
