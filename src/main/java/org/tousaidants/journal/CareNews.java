package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.care.CaretakersRead;
import org.tousaidants.care.ReportsRead;
import org.tousaidants.care.WorkersRead;

/// Writes down who read how to reach somebody, or what somebody did, in the same transaction.
@Component
class CareNews {
    private final Journal journal;

    CareNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(ReportsRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "care.reports_read",
                "reports",
                Map.of(
                        "reports", Integer.toString(news.reports()),
                        "with_contact", Integer.toString(news.withContact())));
    }

    @EventListener
    void on(WorkersRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "care.workers_read",
                "month " + news.month(),
                Map.of("people", Integer.toString(news.people())));
    }

    @EventListener
    void on(CaretakersRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "care.caretakers_read",
                "place " + news.place(),
                Map.of("people", Integer.toString(news.people())));
    }
}
