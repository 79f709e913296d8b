package org.tousaidants.outreach.traveltimes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.PlaceId;

/// « Chemins » — the minutes from each commune of a territory to any point, computed from one source of travel
/// times. The results are cached.
public final class CommuneTravelTimeCache {
    private static final TravelTimeSource NO_WAY = new TravelTimeSource() {
        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
            var none = new short[origins.size()];
            Arrays.fill(none, NONE);
            return none;
        }
    };

    private final TravelTimeSource journeys;
    private final List<CommuneTravelOrigin> origins;
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<GeoPoint, short[]> known = new ConcurrentHashMap<>();

    /// Minutes by place, if they depend on the opening hours of the place and not only on its position;
    /// otherwise empty.
    private final Optional<Map<PlaceId, short[]>> places;

    public CommuneTravelTimeCache(TravelTimeSource journeys, List<Commune> communes) {
        this(journeys, communes, Optional.empty());
    }

    /// Creates a cache of travel times that were measured to these places only; there is no way to any other
    /// point.
    ///
    /// @param places minutes from each commune, by place
    /// @param communes the communes in the order of the minutes
    CommuneTravelTimeCache(Map<PlaceId, short[]> places, List<Commune> communes) {
        this(NO_WAY, communes, Optional.of(Map.copyOf(places)));
    }

    private CommuneTravelTimeCache(
            TravelTimeSource journeys, List<Commune> communes, Optional<Map<PlaceId, short[]>> places) {
        this.journeys = journeys;
        this.places = places;
        origins = CommuneTravelOrigin.of(communes);
        for (var i = 0; i < origins.size(); i++) rank.put(origins.get(i).code(), i);
    }

    /// Returns the minutes from a commune to a point; infinite if no way is known.
    public double minutes(Commune from, GeoPoint to) {
        var known = minutes(from.code(), to);
        return known == TravelTimeSource.NONE ? Double.POSITIVE_INFINITY : known;
    }

    /// Returns whether the minutes are estimates. Every page that shows them must say so.
    public boolean estimated() {
        return journeys.estimated();
    }

    /// Returns the minutes from each commune to a point, in the order of the communes; [TravelTimeSource#NONE]
    /// if no way is known or it is too long.
    public short[] towards(GeoPoint place) {
        var held = known.get(place);
        return held != null ? held : known.computeIfAbsent(place, one -> journeys.towards(one, origins));
    }

    /// Returns the minutes from each commune to a place; the source may take its opening hours into account.
    ///
    /// @param at position of the place
    public short[] towards(PlaceId place, GeoPoint at) {
        var measured = places.isEmpty() ? null : places.get().get(place);
        return measured == null ? towards(at) : measured;
    }

    /// Returns the minutes from a commune to a point; [TravelTimeSource#NONE] if no way is known, it is too
    /// long, or the commune is in another territory.
    public short minutes(String commune, GeoPoint place) {
        var at = rank.get(commune);
        return at == null ? TravelTimeSource.NONE : towards(place)[at];
    }

    /// Returns the minutes from one commune to a place. The minutes from the remaining communes are not
    /// computed.
    ///
    /// @param commune code of the commune
    /// @param at position of the place
    public short from(String commune, PlaceId place, GeoPoint at) {
        var i = rank.get(commune);
        if (i == null) return TravelTimeSource.NONE;
        if (places.isPresent() || known.containsKey(at)) return towards(place, at)[i];
        return journeys.towards(at, List.of(origins.get(i)))[0];
    }
}
