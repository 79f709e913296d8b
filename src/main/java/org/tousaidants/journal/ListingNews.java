package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.listing.ConsentChanged;

/// Writes down that somebody agreed to be seen, or took it back, in the same transaction.
@Component
class ListingNews {
    private final Journal journal;

    ListingNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(ConsentChanged news) {
        journal.append(
                news.network(), Optional.of(news.by()), "listing." + news.act(), "helper " + news.helper(), Map.of());
    }
}
