package org.tousaidants.reach.travel;

import java.util.List;
import org.tousaidants.core.territory.Point;

/// « Trajets » — one way of knowing how long it takes.
public interface Journeys {
    /// No way is known, or it takes longer than anybody counts.
    short NONE = -1;

    /// Beyond that nothing is kept.
    int LONGEST_MINUTES = 90;

    /// Whether the minutes are a guess, to be said wherever they are shown.
    boolean estimated();

    /// Whole minutes from each origin to a place, or [#NONE].
    short[] towards(Point place, List<Origin> origins);

    /// To several places at once, where that costs less than one after the other.
    default List<short[]> towards(List<Point> places, List<Origin> origins) {
        return places.stream().map(one -> towards(one, origins)).toList();
    }

    static short whole(double minutes) {
        return minutes > LONGEST_MINUTES ? NONE : (short) Math.max(1, Math.round(minutes));
    }
}
