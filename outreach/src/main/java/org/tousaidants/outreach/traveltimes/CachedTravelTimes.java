package org.tousaidants.outreach.traveltimes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.directory.PlaceId;

/// « Chemins » — minutes from each commune of a territory to any point, from one source, cached.
public final class CachedTravelTimes {
    private static final TravelTimeSource NO_WAY = new TravelTimeSource() {
        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public short[] towards(Point place, List<CommuneOrigin> origins) {
            var none = new short[origins.size()];
            Arrays.fill(none, NONE);
            return none;
        }
    };

    private final TravelTimeSource journeys;
    private final List<CommuneOrigin> origins;
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<Point, short[]> known = new ConcurrentHashMap<>();

    /// By place, where its hours count as well as its position; empty when the position is enough.
    private final Optional<Map<PlaceId, short[]>> places;

    public CachedTravelTimes(TravelTimeSource journeys, List<Commune> communes) {
        this(journeys, communes, Optional.empty());
    }

    /// Minutes measured place by place: other points have no way.
    CachedTravelTimes(Map<PlaceId, short[]> places, List<Commune> communes) {
        this(NO_WAY, communes, Optional.of(Map.copyOf(places)));
    }

    private CachedTravelTimes(
            TravelTimeSource journeys, List<Commune> communes, Optional<Map<PlaceId, short[]>> places) {
        this.journeys = journeys;
        this.places = places;
        origins = CommuneOrigin.of(communes);
        for (var i = 0; i < origins.size(); i++) rank.put(origins.get(i).code(), i);
    }

    /// Infinite where no way is known.
    public double minutes(Commune from, Point to) {
        var known = minutes(from.code(), to);
        return known == TravelTimeSource.NONE ? Double.POSITIVE_INFINITY : known;
    }

    /// Whether the minutes are estimates, shown as such everywhere.
    public boolean estimated() {
        return journeys.estimated();
    }

    /// In the order of the communes; [TravelTimeSource#NONE] where no way is known or it is too long.
    public short[] towards(Point place) {
        var held = known.get(place);
        return held != null ? held : known.computeIfAbsent(place, one -> journeys.towards(one, origins));
    }

    /// Minutes from each commune to a place; the source may take its opening hours into account.
    public short[] towards(PlaceId place, Point at) {
        var measured = places.isEmpty() ? null : places.get().get(place);
        return measured == null ? towards(at) : measured;
    }

    /// [TravelTimeSource#NONE] also for a commune of another territory.
    public short minutes(String commune, Point place) {
        var at = rank.get(commune);
        return at == null ? TravelTimeSource.NONE : towards(place)[at];
    }

    /// Minutes from one commune to a place; other communes are not computed.
    public short from(String commune, PlaceId place, Point at) {
        var i = rank.get(commune);
        if (i == null) return TravelTimeSource.NONE;
        if (places.isPresent() || known.containsKey(at)) return towards(place, at)[i];
        return journeys.towards(at, List.of(origins.get(i)))[0];
    }
}
