package org.tousaidants.platform.journal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Noted;

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
}
