package org.tousaidants.reach.travel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.territory.Travel;

/// « Chemins » — minutes from each commune of a territory to any point, by one way of knowing them: what was asked once
/// is kept.
public final class Ways {
    private final Journeys journeys;
    private final List<Origin> origins;
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<Point, short[]> known = new ConcurrentHashMap<>();

    public Ways(Journeys journeys, List<Commune> communes) {
        this.journeys = journeys;
        origins = TravelTimes.origins(communes);
        for (var i = 0; i < origins.size(); i++) rank.put(origins.get(i).code(), i);
    }

    /// By these ways, or by the straight line by car without any; infinite where nobody knows a way.
    public static double minutes(Optional<Ways> ways, Commune from, Point to) {
        if (ways.isEmpty()) return Travel.carMinutes(from.centre().metresTo(to));
        var known = ways.get().minutes(from.code(), to);
        return known == Journeys.NONE ? Double.POSITIVE_INFINITY : known;
    }

    /// Whether the minutes are a guess, to be said wherever they are shown.
    public boolean estimated() {
        return journeys.estimated();
    }

    /// In the order of the communes; [Journeys#NONE] where nobody knows a way, or it takes longer than anybody counts.
    public short[] towards(Point place) {
        var held = known.get(place);
        return held != null ? held : known.computeIfAbsent(place, one -> journeys.towards(one, origins));
    }

    /// [Journeys#NONE] as well when the commune is of another territory.
    public short minutes(String commune, Point place) {
        var at = rank.get(commune);
        return at == null ? Journeys.NONE : towards(place)[at];
    }
}
