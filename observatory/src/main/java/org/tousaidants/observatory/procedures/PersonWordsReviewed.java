package org.tousaidants.observatory.procedures;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Parole relue » — the words of a person were read, shown, hidden or withdrawn. It never contains the words.
///
/// @param by account of the author; empty for the person themselves
record PersonWordsReviewed(Optional<UUID> by, String act, int words) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "procedures." + act, "procedures", Map.of()).with("words", words);
    }
}
