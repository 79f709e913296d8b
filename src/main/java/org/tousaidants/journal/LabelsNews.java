package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.labels.LabelMoved;
import org.tousaidants.labels.LabelsRead;
import org.tousaidants.labels.SeatChanged;

/// Writes down each step of a label, who decides, and who read where others stand, in the same transaction.
@Component
class LabelsNews {
    private final Journal journal;

    LabelsNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(LabelMoved news) {
        journal.append(news.network(), news.by(), "labels." + news.act(), "label " + news.life(), Map.of());
    }

    @EventListener
    void on(LabelsRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "labels.read",
                "label " + news.what(),
                Map.of("people", Integer.toString(news.people())));
    }

    @EventListener
    void on(SeatChanged news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                news.joined() ? "labels.seat_joined" : "labels.seat_left",
                "account " + news.member(),
                Map.of());
    }
}
