package org.tousaidants.places.directory;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// « Chemin depuis un lieu » — a page about one place that another room keeps. The room declares a bean; the sheet
/// of the place leads there and knows nothing else of it.
///
/// @param key of its words
/// @param path from the code of the place
/// @param seen by whom, and on which page of the place
/// @param order among the ways of one page
public record PlaceWay(String key, UnaryOperator<String> path, Seen seen, int order) {
    /// « Vu par » — all visitors and those signed in see it on the public page, the coordinator at her desk.
    public enum Seen {
        EVERYBODY,
        SIGNED_IN,
        DESK
    }

    String path(Place place) {
        return path.apply(place.code().value());
    }

    static List<PlaceWay> of(Stream<PlaceWay> ways, Seen... seen) {
        var wanted = List.of(seen);
        return ways.filter(way -> wanted.contains(way.seen))
                .sorted(Comparator.comparingInt(PlaceWay::order))
                .toList();
    }
}
