package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.badges.BadgeMoved;
import org.tousaidants.badges.ComplaintsRead;

/// Writes down what becomes of each badge, in the same transaction. The code names nobody by itself.
@Component
class BadgesNews {
    private final Journal journal;

    BadgesNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(BadgeMoved news) {
        journal.append(
                news.network(), news.by(), "badges." + news.act(), "badge " + news.code(), Map.of());
    }

    @EventListener
    void on(ComplaintsRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "badges.complaints_read",
                "complaints",
                Map.of(
                        "complaints", Integer.toString(news.complaints()),
                        "with_contact", Integer.toString(news.withContact())));
    }
}
