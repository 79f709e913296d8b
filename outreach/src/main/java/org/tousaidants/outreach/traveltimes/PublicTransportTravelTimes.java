package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.GeoPoint;

/// « En transports » — the minutes of the way to a place, for a return trip on the same day with a stay of an hour
/// during the opening hours.
public record PublicTransportTravelTimes(PublicTransportTimetable.TimetableServiceDay day, int opens, int closes)
        implements TravelTimeSource {
    static final int STAY = 3_600;

    @Override
    public boolean estimated() {
        return false;
    }

    @Override
    public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++)
            minutes[i] = day.roundTrip(origins.get(i).at(), place, opens, closes, STAY)
                    .map(trip -> TravelTimeSource.whole(trip.minutes()))
                    .orElse(NONE);
        return minutes;
    }

    /// Returns the minutes from each origin to each place, by place. The trips of each origin are searched once
    /// for all places, and return trips are searched for every quarter of an hour.
    @Override
    public List<short[]> towards(List<GeoPoint> places, List<CommuneTravelOrigin> origins) {
        return List.of(PublicTransportWeek.minutes(day, opens, closes, origins, places));
    }
}
