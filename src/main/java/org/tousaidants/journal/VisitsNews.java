package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.visits.PlaceSigned;
import org.tousaidants.visits.PlaceVisited;

/// Writes down the visits and the signed charters of places, in the same transaction.
@Component
class VisitsNews {
    private final Journal journal;

    VisitsNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(PlaceVisited news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "visits.visited",
                "place " + news.place(),
                Map.of("facts", Integer.toString(news.facts())));
    }

    @EventListener
    void on(PlaceSigned news) {
        journal.append(
                news.network(),
                news.by(),
                "visits.signed",
                "place " + news.place(),
                Map.of("commitments", Integer.toString(news.commitments())));
    }
}
