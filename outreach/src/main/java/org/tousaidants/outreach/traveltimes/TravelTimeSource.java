package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.GeoPoint;

/// « Trajets » — computes travel times from communes to places.
public interface TravelTimeSource {
    /// The value in place of minutes if no way is known, or if the way takes longer than [#LONGEST_MINUTES].
    short NONE = -1;

    /// Maximum duration of a way in minutes; longer ways are not stored.
    int LONGEST_MINUTES = 90;

    /// Returns whether the minutes are estimates. Every page that shows them must say so.
    boolean estimated();

    /// Returns the minutes from each origin to a place as whole numbers; [#NONE] if no way is known or it is too
    /// long.
    short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins);

    /// Returns the minutes from each origin to several places; a source may compute them together if this is
    /// faster.
    default List<short[]> towards(List<GeoPoint> places, List<CommuneTravelOrigin> origins) {
        return places.stream().map(one -> towards(one, origins)).toList();
    }

    static short whole(double minutes) {
        return minutes > LONGEST_MINUTES ? NONE : (short) Math.max(1, Math.round(minutes));
    }
}
