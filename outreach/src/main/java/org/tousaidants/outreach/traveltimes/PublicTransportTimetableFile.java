package org.tousaidants.outreach.traveltimes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.territory.GeoPoint;

/// « Fichier d’horaires » — reads a GTFS feed, zipped or as a folder: stops, trips, stop times and service days.
public final class PublicTransportTimetableFile {
    private static final CSVFormat FORMAT = CsvFormat.HEADED
            .builder()
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int LONGEST_CALENDAR_DAYS = 800;

    private interface TimetableRowReader {
        void row(CSVRecord row);
    }

    private interface TimetableFeedSource {
        InputStream open(String name) throws IOException;
    }

    private PublicTransportTimetableFile() {}

    /// Returns the timetable in a file.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message describes the error
    public static PublicTransportTimetable read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file))
                return read(name -> Files.exists(file.resolve(name))
                        ? Files.newInputStream(file.resolve(name))
                        : InputStream.nullInputStream());
            try (var zip = new ZipFile(file.toFile())) {
                return read(name -> {
                    var entry = zip.getEntry(name);
                    return entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry);
                });
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new IllegalArgumentException(
                    "« " + file.getFileName() + " » n’est pas un fichier GTFS lisible", broken);
        }
    }

    private static PublicTransportTimetable read(TimetableFeedSource source) throws IOException {
        var services = services(source);
        if (services.isEmpty())
            throw new IllegalArgumentException(
                    "les horaires n’ont de service aucun jour : demandez un fichier à jour au réseau de transport");
        var stops = new HashMap<String, Integer>();
        var points = new ArrayList<GeoPoint>();
        each(source, "stops.txt", row -> {
            try {
                var at = new GeoPoint(Double.parseDouble(row.get("stop_lat")), Double.parseDouble(row.get("stop_lon")));
                stops.put(row.get("stop_id"), points.size());
                points.add(at);
            } catch (IllegalArgumentException nowhere) {
                // The stop is skipped, because the file states no position for it.
            }
        });
        var serviceOf = new HashMap<String, String>();
        each(source, "trips.txt", row -> serviceOf.put(row.get("trip_id"), row.get("service_id")));
        var calls = new HashMap<String, TreeMap<Integer, int[]>>();
        each(source, "stop_times.txt", row -> {
            var stop = stops.get(row.get("stop_id"));
            var arrives = seconds(row.get("arrival_time"));
            var leaves = seconds(row.get("departure_time"));
            if (stop == null || arrives < 0 && leaves < 0) return;
            calls.computeIfAbsent(row.get("trip_id"), _ -> new TreeMap<>())
                    .put(
                            Integer.parseInt(row.get("stop_sequence")),
                            new int[] {stop, arrives < 0 ? leaves : arrives, leaves < 0 ? arrives : leaves});
        });
        var trips = new ArrayList<PublicTransportTimetable.TimetableTrip>();
        calls.forEach((trip, times) -> {
            var service = serviceOf.get(trip);
            if (service == null || times.size() < 2) return;
            trips.add(new PublicTransportTimetable.TimetableTrip(
                    service, times.values().toArray(int[][]::new)));
        });
        if (trips.isEmpty())
            throw new IllegalArgumentException("aucune course ne se lit : trips.txt ou stop_times.txt");
        return new PublicTransportTimetable(points, trips, services);
    }

    private static Map<LocalDate, Set<String>> services(TimetableFeedSource source) throws IOException {
        var services = new TreeMap<LocalDate, Set<String>>();
        each(source, "calendar.txt", row -> {
            var from = day(row.get("start_date"));
            var to = day(row.get("end_date"));
            if (to.isAfter(from.plusDays(LONGEST_CALENDAR_DAYS))) to = from.plusDays(LONGEST_CALENDAR_DAYS);
            for (var day = from; !day.isAfter(to); day = day.plusDays(1))
                if (row.get(DAYS.get(day.getDayOfWeek().getValue() - 1)).equals("1"))
                    services.computeIfAbsent(day, _ -> new HashSet<>()).add(row.get("service_id"));
        });
        each(source, "calendar_dates.txt", row -> {
            var set = services.computeIfAbsent(day(row.get("date")), _ -> new HashSet<>());
            if (row.get("exception_type").equals("1")) set.add(row.get("service_id"));
            else set.remove(row.get("service_id"));
        });
        services.values().removeIf(Set::isEmpty);
        return services;
    }

    private static void each(TimetableFeedSource source, String name, TimetableRowReader reader) throws IOException {
        try (var lines = new InputStreamReader(source.open(name), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(lines)) {
            for (var row : parser) reader.row(row);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new IllegalArgumentException(name + " : une colonne manque ou ne se lit pas", wrong);
        }
    }

    private static LocalDate day(String digits) {
        return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE.withLocale(Locale.ROOT));
    }

    /// Returns a time of the timetable in seconds since the beginning of the day. Hours may continue beyond
    /// midnight, as in « 25:10:00 ».
    private static int seconds(String time) {
        var cells = time.split(":");
        if (cells.length < 2) return -1;
        return Integer.parseInt(cells[0].strip()) * 3600
                + Integer.parseInt(cells[1]) * 60
                + (cells.length > 2 ? Integer.parseInt(cells[2]) : 0);
    }
}
