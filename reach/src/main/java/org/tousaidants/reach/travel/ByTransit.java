package org.tousaidants.reach.travel;

import java.util.List;
import org.tousaidants.core.territory.Point;

/// « En transports » — minutes of a way there from which one comes home the same day, having stayed an hour while
/// it was open.
public record ByTransit(Timetable.Day day, int opens, int closes) implements Journeys {
    static final int STAY = 3_600;

    @Override
    public boolean estimated() {
        return false;
    }

    @Override
    public short[] towards(Point place, List<Origin> origins) {
        var minutes = new short[origins.size()];
        for (var i = 0; i < minutes.length; i++)
            minutes[i] = day.roundTrip(origins.get(i).at(), place, opens, closes, STAY)
                    .map(trip -> Journeys.whole(trip.minutes()))
                    .orElse(NONE);
        return minutes;
    }

    /// Of each home the ways are searched once, for all places; one goes home at a quarter of an hour.
    @Override
    public List<short[]> towards(List<Point> places, List<Origin> origins) {
        return List.of(TransitWeek.minutes(day, opens, closes, origins, places));
    }
}
