package org.tousaidants.outreach.traveltimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.ParisTime;

/// Writes a timetable with one coach: from Marennes to La Rochelle and back, on working days.
public final class CoachTimetableFixture {
    private CoachTimetableFixture() {}

    /// Writes the timetable and returns its folder.
    public static Path written() throws IOException {
        var coaches = Files.createTempDirectory("gtfs");
        var from = Communes.shipped().byCode("17219").orElseThrow().centre();
        var to = Communes.shipped().byCode("17300").orElseThrow().centre();
        var today = LocalDate.now(ParisTime.ZONE);
        Files.writeString(
                coaches.resolve("stops.txt"),
                "stop_id,stop_lat,stop_lon\nA," + from.latitude() + "," + from.longitude() + "\nB," + to.latitude()
                        + "," + to.longitude() + "\n");
        Files.writeString(
                coaches.resolve("calendar.txt"),
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nS,1,1,1,1,1,0,0,"
                        + today.minusMonths(2).format(DateTimeFormatter.BASIC_ISO_DATE) + ","
                        + today.plusYears(1).format(DateTimeFormatter.BASIC_ISO_DATE) + "\n");
        Files.writeString(coaches.resolve("trips.txt"), "route_id,service_id,trip_id\n1,S,there\n2,S,home\n");
        Files.writeString(coaches.resolve("stop_times.txt"), """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                there,08:30:00,08:30:00,A,1
                there,08:55:00,08:55:00,B,2
                home,16:00:00,16:00:00,B,1
                home,17:00:00,17:00:00,A,2
                """);
        return coaches;
    }
}
