package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.afterrestore.IrreversibleActsRepeated;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Writes the events of other packages to the log, in the transaction that publishes them.
@Component
class JournalWriter {
    private final ActivityJournal journal;

    JournalWriter(ActivityJournal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(JournalledEvent news) {
        journal.append(news.note());
    }

    /// Logs for the coordinators which irreversible acts were repeated after a backup was restored.
    @EventListener
    void on(IrreversibleActsRepeated news) {
        var note = new JournalEventNote(Optional.empty(), "restoration.replayed", "restoration", Map.of());
        for (var one : news.again().entrySet()) note = note.with(one.getKey(), one.getValue());
        if (news.unknown() > 0) note = note.with("restoration.unknown", news.unknown());
        if (news.failed() > 0) note = note.with("restoration.failed", news.failed());
        journal.append(note);
    }
}
