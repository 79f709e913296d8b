package org.tousaidants.outreach.traveltimes;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.tousaidants.core.territory.GeoPoint;

/// « À vol d’oiseau » — estimates travel times by the straight line times the usual detour, at the speed of the
/// commune’s density. There is no way if the line crosses water, because the position of a bridge is unknown.
///
/// @param water returns the longest stretch of sea between two points, in metres
public record StraightLineEstimate(TravelMode mode, ToDoubleBiFunction<GeoPoint, GeoPoint> water)
        implements TravelTimeSource {
    private static final double MOST_WATER_METRES = 2_000;

    @Override
    public boolean estimated() {
        return true;
    }

    @Override
    public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++) minutes[i] = minutes(origins.get(i), place);
        return minutes;
    }

    private short minutes(CommuneTravelOrigin origin, GeoPoint place) {
        var kilometres = origin.at().metresTo(place) / 1000;
        var minutes =
                TravelTimeSource.whole(mode.accessMinutes + 60 * kilometres * mode.detour / mode.kmh(origin.density()));
        return minutes != NONE && water.applyAsDouble(origin.at(), place) > MOST_WATER_METRES ? NONE : minutes;
    }
}
