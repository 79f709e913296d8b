package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.counts.Voices;

/// « Ce qui se dit d'un lieu » — what other rooms know of it today.
@Component
class SaidOfPlace {
    /// @param recognised where its recognition is checked
    /// @param suspended where one reads that it does not count for the moment
    /// @param helping those who agreed to be named
    /// @param ways what may be done about it by any visitor
    /// @param welcome what enough people said of it
    record Said(
            Optional<String> recognised,
            Optional<String> suspended,
            List<PlacePeople.Helping> helping,
            List<PlaceWay> ways,
            Optional<Voices.Said> welcome) {}

    private final List<PlaceMarks> marks;
    private final List<PlacePeople> people;
    private final List<PlaceWay> ways;
    private final ObjectProvider<Voices> voices;

    SaidOfPlace(List<PlaceMarks> marks, List<PlacePeople> people, List<PlaceWay> ways, ObjectProvider<Voices> voices) {
        this.marks = marks;
        this.people = people;
        this.ways = ways;
        this.voices = voices;
    }

    Said of(Place place) {
        return new Said(
                marked(place, PlaceMarks::recognised),
                marked(place, PlaceMarks::suspended),
                people.stream()
                        .flatMap(known -> known.helping().getOrDefault(place.id(), List.of()).stream())
                        .toList(),
                ways,
                voices.stream()
                        .filter(_ -> place.inLists())
                        .flatMap(known ->
                                known.said(Voices.Of.PLACE, place.id().value(), SmallCounts.IN_PUBLIC).stream())
                        .findFirst());
    }

    /// Nothing is said of a place that is not shown.
    private Optional<String> marked(Place place, Function<PlaceMarks, Map<PlaceId, String>> what) {
        return marks.stream()
                .filter(mark -> place.inLists())
                .flatMap(mark -> Optional.ofNullable(what.apply(mark).get(place.id())).stream())
                .findFirst();
    }
}
