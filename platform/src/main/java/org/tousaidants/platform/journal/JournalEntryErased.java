package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Ligne effacée » — published when the content of a log entry is erased because the law requires it. The log
/// records it, so that an empty entry without such a record is known to be emptied by other means.
record JournalEntryErased(long n) implements JournalledEvent {
    static final String ACT = "journal.line_erased";
    private static final String SUBJECT = "line ";

    @Override
    public JournalNote note() {
        return new JournalNote(Optional.empty(), ACT, SUBJECT + n, Map.of());
    }

    /// The number of the erased entry, if the given log entry records an erasure.
    static Optional<Long> announced(JournalEntry entry) {
        return entry.act().equals(ACT) && entry.subject().matches(SUBJECT + "\\d{1,18}")
                ? Optional.of(Long.valueOf(entry.subject().substring(SUBJECT.length())))
                : Optional.empty();
    }
}
