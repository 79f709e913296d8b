package org.tousaidants.platform.maps;

import com.graphhopper.reader.ReaderWay;
import java.util.Optional;
import java.util.Set;

/// « Nature d’un trait » — a kind of line of the base map, and the first zoom level that shows it.
enum GroundKind {
    RIVER('r', 0),
    MAIN_ROAD('a', 0),
    ROAD('b', 1),
    RAIL('t', 1),
    WATER('w', 1),
    COAST('c', 2),
    STREAM('s', 2),
    STREET('d', 2),
    WAY('e', 3);

    private static final Set<String> MAIN = Set.of("motorway", "trunk", "primary");
    private static final Set<String> COUNTRY = Set.of("secondary", "tertiary");
    private static final Set<String> STREETS =
            Set.of("unclassified", "residential", "living_street", "pedestrian", "road");
    private static final Set<String> WAYS =
            Set.of("service", "track", "footway", "path", "cycleway", "steps", "bridleway");

    final char code;
    final int from;

    GroundKind(char code, int from) {
        this.code = code;
        this.from = from;
    }

    boolean area() {
        return this == WATER;
    }

    static Optional<GroundKind> of(ReaderWay way) {
        var road = way.getTag("highway", "").replace("_link", "");
        if (MAIN.contains(road)) return Optional.of(MAIN_ROAD);
        if (COUNTRY.contains(road)) return Optional.of(ROAD);
        if (STREETS.contains(road)) return Optional.of(STREET);
        if (WAYS.contains(road)) return Optional.of(WAY);
        var natural = way.getTag("natural", "");
        if (natural.equals("coastline")) return Optional.of(COAST);
        if (natural.equals("water")) return Optional.of(WATER);
        if (way.getTag("railway", "").equals("rail")) return Optional.of(RAIL);
        return switch (way.getTag("waterway", "")) {
            case "river", "canal" -> Optional.of(RIVER);
            case "riverbank" -> Optional.of(WATER);
            case "stream" -> Optional.of(STREAM);
            default -> Optional.empty();
        };
    }
}
