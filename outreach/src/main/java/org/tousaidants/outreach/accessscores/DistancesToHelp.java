package org.tousaidants.outreach.accessscores;

import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.traveltimes.CommuneTravelTimeCache;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Chemins mesurés » — the way from each commune to a point, in the measure of the territory (minutes by road, or
/// kilometres); estimated minutes are never used.
public final class DistancesToHelp {
    private final CommuneTravelTimeCache ways;
    private final List<Commune> communes;

    public DistancesToHelp(CommuneTravelTimeCache ways, List<Commune> communes) {
        this.ways = ways;
        this.communes = communes;
    }

    public DistanceToHelpMeasure measure() {
        return ways.estimated() ? DistanceToHelpMeasure.KILOMETRES : DistanceToHelpMeasure.MINUTES;
    }

    /// Returns the way from the centre of a commune, in the measure of the territory; infinite if no way is
    /// known.
    public double way(Commune from, GeoPoint to) {
        return measure().straight() ? DistanceToHelpMeasure.kilometres(from.centre(), to) : ways.minutes(from, to);
    }

    /// Returns the way from each commune to a point, in the order of the communes; infinite if no way is known
    /// or it is too long.
    public double[] towards(GeoPoint place) {
        return measure().straight() ? straight(place) : minutes(ways.towards(place));
    }

    /// Returns the way from each commune to a place, in the order of the communes; infinite if no way is known
    /// or it is too long. If ways are computed from a timetable, the opening hours of the place are taken into
    /// account.
    ///
    /// @param at position of the place
    public double[] towards(PlaceId place, GeoPoint at) {
        return measure().straight() ? straight(at) : minutes(ways.towards(place, at));
    }

    private double[] straight(GeoPoint place) {
        return communes.stream()
                .mapToDouble(one -> DistanceToHelpMeasure.kilometres(one.centre(), place))
                .toArray();
    }

    private static double[] minutes(short[] known) {
        var all = new double[known.length];
        for (var i = 0; i < known.length; i++)
            all[i] = known[i] == TravelTimeSource.NONE ? Double.POSITIVE_INFINITY : known[i];
        return all;
    }
}
