package org.tousaidants.places.directory;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// « Chemin depuis un lieu » — a link from the sheet of a place to a page of another package, which declares the
/// link as a bean.
///
/// @param key message key of the text of the link
/// @param path function that computes the path of the page from the code of the place
/// @param seen the readers for whom the link is shown
/// @param order position among the links of one page
public record PlacePageLink(String key, UnaryOperator<String> path, LinkAudience seen, int order) {
    /// « Vu par » — the readers of a link: visitors or signed-in people on the public page, or the coordinator
    /// on the coordination pages.
    public enum LinkAudience {
        EVERYBODY,
        SIGNED_IN,
        DESK
    }

    String path(Place place) {
        return path.apply(place.code().value());
    }

    static List<PlacePageLink> of(Stream<PlacePageLink> ways, LinkAudience... seen) {
        var wanted = List.of(seen);
        return ways.filter(way -> wanted.contains(way.seen))
                .sorted(Comparator.comparingInt(PlacePageLink::order))
                .toList();
    }
}
