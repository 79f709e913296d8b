package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Ligne effacée » — published when the content of a log entry is erased because the law requires it. The log
/// records this event, so that a reader can distinguish a lawful erasure from a manipulation.
///
/// @param n number of the erased entry
record JournalEntryErased(long n) implements JournalledEvent {
    static final String ACT = "journal.line_erased";
    private static final String SUBJECT = "line ";

    @Override
    public JournalEventNote note() {
        return new JournalEventNote(Optional.empty(), ACT, SUBJECT + n, Map.of());
    }

    /// Returns the number of the erased entry, if the given log entry records an erasure.
    static Optional<Long> announced(JournalEntry entry) {
        return entry.act().equals(ACT) && entry.subject().matches(SUBJECT + "\\d{1,18}")
                ? Optional.of(Long.valueOf(entry.subject().substring(SUBJECT.length())))
                : Optional.empty();
    }
}
