package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.drafts.DossiersRead;
import org.tousaidants.drafts.RulesPublished;

/// Writes down which rules came into force by whom, and who read dossiers to prepare them, in the same transaction.
@Component
class DraftsNews {
    private final Journal journal;

    DraftsNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(RulesPublished news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "drafts.published",
                "protocol " + news.version(),
                Map.of("hash", news.hash()));
    }

    @EventListener
    void on(DossiersRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "drafts.dossiers_read",
                news.purpose(),
                Map.of("dossiers", Integer.toString(news.dossiers())));
    }
}
