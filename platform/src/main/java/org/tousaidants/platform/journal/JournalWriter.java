package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.afterrestore.IrreversibleActsReplayed;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Writes the events of other packages to the log, in the transaction of the act.
@Component
class JournalWriter {
    private final Journal journal;

    JournalWriter(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(JournalledEvent news) {
        journal.append(news.note());
    }

    /// Logs for the coordination which acts were repeated after a backup was restored.
    @EventListener
    void on(IrreversibleActsReplayed news) {
        var note = new JournalNote(Optional.empty(), "restoration.replayed", "restoration", Map.of());
        for (var one : news.again().entrySet()) note = note.with(one.getKey(), one.getValue());
        if (news.unknown() > 0) note = note.with("restoration.unknown", news.unknown());
        if (news.failed() > 0) note = note.with("restoration.failed", news.failed());
        journal.append(note);
    }
}
