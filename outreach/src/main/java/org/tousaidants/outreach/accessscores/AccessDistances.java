package org.tousaidants.outreach.accessscores;

import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.traveltimes.CachedTravelTimes;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.AccessMeasure;

/// « Chemins mesurés » — the way from each commune to a point, in the measure of the territory: estimated minutes
/// are never used.
public final class AccessDistances {
    private final CachedTravelTimes ways;
    private final List<Commune> communes;

    public AccessDistances(CachedTravelTimes ways, List<Commune> communes) {
        this.ways = ways;
        this.communes = communes;
    }

    public AccessMeasure measure() {
        return ways.estimated() ? AccessMeasure.KILOMETRES : AccessMeasure.MINUTES;
    }

    /// From the centre of a commune; infinite if no way is known.
    public double way(Commune from, Point to) {
        return measure().straight() ? AccessMeasure.kilometres(from.centre(), to) : ways.minutes(from, to);
    }

    /// In the order of the communes; infinite where no way is known or it is too long.
    public double[] towards(Point place) {
        return measure().straight() ? straight(place) : minutes(ways.towards(place));
    }

    /// As [#towards(Point)]; a timetable takes the opening hours of the place into account.
    public double[] towards(PlaceId place, Point at) {
        return measure().straight() ? straight(at) : minutes(ways.towards(place, at));
    }

    private double[] straight(Point place) {
        return communes.stream()
                .mapToDouble(one -> AccessMeasure.kilometres(one.centre(), place))
                .toArray();
    }

    private static double[] minutes(short[] known) {
        var all = new double[known.length];
        for (var i = 0; i < known.length; i++)
            all[i] = known[i] == TravelTimeSource.NONE ? Double.POSITIVE_INFINITY : known[i];
        return all;
    }
}
