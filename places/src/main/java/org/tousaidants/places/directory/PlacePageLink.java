package org.tousaidants.places.directory;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// « Chemin depuis un lieu » — a link from the sheet of a place to a page of another package, which declares a
/// bean. The sheet only shows the link.
///
/// @param key message key of its text
/// @param path computes the path from the code of the place
/// @param seen the readers of the link, and so the page that shows it
/// @param order position among the links of one page
public record PlacePageLink(String key, UnaryOperator<String> path, Audience seen, int order) {
    /// « Vu par » — visitors and signed-in people see it on the public page, the coordinator at the desk.
    public enum Audience {
        EVERYBODY,
        SIGNED_IN,
        DESK
    }

    String path(Place place) {
        return path.apply(place.code().value());
    }

    static List<PlacePageLink> of(Stream<PlacePageLink> ways, Audience... seen) {
        var wanted = List.of(seen);
        return ways.filter(way -> wanted.contains(way.seen))
                .sorted(Comparator.comparingInt(PlacePageLink::order))
                .toList();
    }
}
