package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.Point;

/// « Trajets » — a source of travel times.
public interface TravelTimeSource {
    /// No way is known, or it exceeds [#LONGEST_MINUTES].
    short NONE = -1;

    /// Longer ways are not stored.
    int LONGEST_MINUTES = 90;

    /// Whether the minutes are estimates, shown as such everywhere.
    boolean estimated();

    /// Whole minutes from each origin to a place, or [#NONE].
    short[] towards(Point place, List<CommuneOrigin> origins);

    /// Towards several places at once, where that is cheaper.
    default List<short[]> towards(List<Point> places, List<CommuneOrigin> origins) {
        return places.stream().map(one -> towards(one, origins)).toList();
    }

    static short whole(double minutes) {
        return minutes > LONGEST_MINUTES ? NONE : (short) Math.max(1, Math.round(minutes));
    }
}
