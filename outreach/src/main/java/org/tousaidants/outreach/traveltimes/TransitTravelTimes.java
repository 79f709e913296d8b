package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.Point;

/// « En transports » — minutes of the way to a place, for a return trip on the same day with a stay of an hour
/// during the opening hours.
public record TransitTravelTimes(Timetable.ServiceDay day, int opens, int closes) implements TravelTimeSource {
    static final int STAY = 3_600;

    @Override
    public boolean estimated() {
        return false;
    }

    @Override
    public short[] towards(Point place, List<CommuneOrigin> origins) {
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++)
            minutes[i] = day.roundTrip(origins.get(i).at(), place, opens, closes, STAY)
                    .map(trip -> TravelTimeSource.whole(trip.minutes()))
                    .orElse(NONE);
        return minutes;
    }

    /// The trips of each home are searched once for all places; the return leaves at a quarter of an hour.
    @Override
    public List<short[]> towards(List<Point> places, List<CommuneOrigin> origins) {
        return List.of(TransitWeek.minutes(day, opens, closes, origins, places));
    }
}
