package org.tousaidants.platform.maps;

import com.graphhopper.reader.ReaderWay;
import java.util.Optional;
import java.util.Set;

/// « Nature d’un trait » — a kind of line that the server draws.
enum MapLineKind {
    RIVER('r'),
    MAIN_ROAD('a'),
    ROAD('b');

    private static final Set<String> MAIN = Set.of("motorway", "trunk", "primary");
    private static final Set<String> COUNTRY = Set.of("secondary", "tertiary");

    final char code;

    MapLineKind(char code) {
        this.code = code;
    }

    static Optional<MapLineKind> of(ReaderWay way) {
        var road = way.getTag("highway", "").replace("_link", "");
        if (MAIN.contains(road)) return Optional.of(MAIN_ROAD);
        if (COUNTRY.contains(road)) return Optional.of(ROAD);
        return switch (way.getTag("waterway", "")) {
            case "river", "canal" -> Optional.of(RIVER);
            default -> Optional.empty();
        };
    }
}
