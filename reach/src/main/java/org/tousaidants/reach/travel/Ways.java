package org.tousaidants.reach.travel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.places.directory.PlaceId;

/// « Chemins » — minutes from each commune of a territory to any point, by one way of knowing them: what was asked
/// once is kept.
public final class Ways {
    private static final Journeys NO_WAY = new Journeys() {
        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public short[] towards(Point place, List<Origin> origins) {
            var none = new short[origins.size()];
            Arrays.fill(none, NONE);
            return none;
        }
    };

    private final Journeys journeys;
    private final List<Origin> origins;
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<Point, short[]> known = new ConcurrentHashMap<>();

    /// By place, where its hours count as well as where it stands; empty when the point says it all.
    private final Optional<Map<PlaceId, short[]>> places;

    public Ways(Journeys journeys, List<Commune> communes) {
        this(journeys, communes, Optional.empty());
    }

    /// Minutes that were measured place by place: of others no way is known.
    Ways(Map<PlaceId, short[]> places, List<Commune> communes) {
        this(NO_WAY, communes, Optional.of(Map.copyOf(places)));
    }

    private Ways(Journeys journeys, List<Commune> communes, Optional<Map<PlaceId, short[]>> places) {
        this.journeys = journeys;
        this.places = places;
        origins = Origin.of(communes);
        for (var i = 0; i < origins.size(); i++) rank.put(origins.get(i).code(), i);
    }

    /// By these ways, or by the straight line by car without any; infinite where no way is known.
    public static double minutes(Optional<Ways> ways, Commune from, Point to) {
        if (ways.isEmpty()) return Travel.carMinutes(from.centre().metresTo(to));
        var known = ways.get().minutes(from.code(), to);
        return known == Journeys.NONE ? Double.POSITIVE_INFINITY : known;
    }

    /// Whether the minutes are a guess, to be said wherever they are shown.
    public boolean estimated() {
        return journeys.estimated();
    }

    /// In the order of the communes; [Journeys#NONE] where no way is known, or it takes longer than is counted.
    public short[] towards(Point place) {
        var held = known.get(place);
        return held != null ? held : known.computeIfAbsent(place, one -> journeys.towards(one, origins));
    }

    /// The same towards a place, whose hours may count as well.
    public short[] towards(PlaceId place, Point at) {
        var measured = places.isEmpty() ? null : places.get().get(place);
        return measured == null ? towards(at) : measured;
    }

    /// [Journeys#NONE] as well when the commune is of another territory.
    public short minutes(String commune, Point place) {
        var at = rank.get(commune);
        return at == null ? Journeys.NONE : towards(place)[at];
    }

    /// From one commune alone: the others are not measured.
    public short from(String commune, PlaceId place, Point at) {
        var i = rank.get(commune);
        if (i == null) return Journeys.NONE;
        if (places.isPresent() || known.containsKey(at)) return towards(place, at)[i];
        return journeys.towards(at, List.of(origins.get(i)))[0];
    }
}
