package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.places.PlaceCorrected;
import org.tousaidants.schema.Field;

/// Writes down what places tells, in the same transaction. Harvests are not here: their runs are rows of their own.
@Component
class PlacesNews {
    private final Journal journal;

    PlacesNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(PlaceCorrected news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "places.corrected",
                "place " + news.place(),
                Map.of("fields", news.fields().stream().map(Field::column).collect(Collectors.joining(" "))));
    }
}
