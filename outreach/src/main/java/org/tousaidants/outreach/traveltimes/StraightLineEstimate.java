package org.tousaidants.outreach.traveltimes;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.tousaidants.core.territory.Point;

/// « À vol d’oiseau » — the straight line times the usual detour, at the speed of the commune’s density; no way
/// when it crosses water, because the place of the bridge is unknown.
///
/// @param water the longest stretch of sea between two points, in metres
public record StraightLineEstimate(TravelMode mode, ToDoubleBiFunction<Point, Point> water)
        implements TravelTimeSource {
    private static final double MOST_WATER_METRES = 2_000;

    @Override
    public boolean estimated() {
        return true;
    }

    @Override
    public short[] towards(Point place, List<CommuneOrigin> origins) {
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++) minutes[i] = minutes(origins.get(i), place);
        return minutes;
    }

    private short minutes(CommuneOrigin origin, Point place) {
        var kilometres = origin.at().metresTo(place) / 1000;
        var minutes =
                TravelTimeSource.whole(mode.accessMinutes + 60 * kilometres * mode.detour / mode.kmh(origin.density()));
        return minutes != NONE && water.applyAsDouble(origin.at(), place) > MOST_WATER_METRES ? NONE : minutes;
    }
}
