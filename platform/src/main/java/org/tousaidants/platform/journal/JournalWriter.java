package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;
import org.tousaidants.platform.restoration.ActsReplayed;

/// Writes down what the rooms tell, in the transaction of the act.
@Component
class JournalWriter {
    private final Journal journal;

    JournalWriter(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(Noted news) {
        journal.append(news.note());
    }

    /// For the coordination: what a restoration had brought back and is as before.
    @EventListener
    void on(ActsReplayed news) {
        var note = new Note(Optional.empty(), "restoration.replayed", "restoration", Map.of());
        for (var one : news.again().entrySet()) note = note.with(one.getKey(), one.getValue());
        if (news.unknown() > 0) note = note.with("restoration.unknown", news.unknown());
        if (news.failed() > 0) note = note.with("restoration.failed", news.failed());
        journal.append(note);
    }
}
