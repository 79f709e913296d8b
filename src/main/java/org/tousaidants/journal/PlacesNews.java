package org.tousaidants.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.places.PlaceClosed;
import org.tousaidants.places.PlaceConfirmed;
import org.tousaidants.places.PlaceCorrected;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.PlaceReopened;
import org.tousaidants.places.PlacesGrouped;
import org.tousaidants.places.PlacesSeparated;
import org.tousaidants.places.Voice;
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
        append(news.network(), news.by(), "places.corrected", news.place(), fields(news.fields()));
    }

    @EventListener
    void on(PlaceConfirmed news) {
        append(news.network(), news.by(), "places.confirmed", news.place(), fields(news.fields()));
    }

    @EventListener
    void on(PlaceClosed news) {
        append(news.network(), news.by(), "places.closed", news.place(), Map.of());
    }

    @EventListener
    void on(PlaceReopened news) {
        append(news.network(), news.by(), "places.reopened", news.place(), Map.of());
    }

    @EventListener
    void on(PlacesGrouped news) {
        append(
                news.network(),
                news.by(),
                "places.grouped",
                news.survivor(),
                Map.of("absorbed", news.absorbed().toString()));
    }

    @EventListener
    void on(PlacesSeparated news) {
        append(
                news.network(),
                news.by(),
                "places.separated",
                news.survivor(),
                Map.of("restored", news.restored().toString()));
    }

    /// Somebody of the place has no account: the entry says who, in words.
    private void append(String network, Voice.Human by, String act, PlaceId place, Map<String, String> detail) {
        var all = new TreeMap<>(detail);
        var account = switch (by) {
            case Voice.Person person -> Optional.of(person.account());
            case Voice.Caretaker caretaker -> {
                all.put("caretaker", caretaker.id().toString());
                yield Optional.<UUID>empty();
            }
        };
        journal.append(network, account, act, "place " + place, all);
    }

    private static Map<String, String> fields(List<Field> fields) {
        return Map.of("fields", fields.stream().map(Field::column).collect(Collectors.joining(" ")));
    }
}
