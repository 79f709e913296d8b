package org.tousaidants.outreach.traveltimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.journeys.RoadTravelTimes.CoachRoundTrip;

/// « Temps en transports » — finds return trips for the search by the operator’s timetables (`ta.timetable` names a
/// GTFS file): for a home and a place, the next day with a return trip and a stay of an hour during the opening
/// hours.
@Component
class PublicTransportJourneySearch {
    private static final Logger LOG = LoggerFactory.getLogger(PublicTransportJourneySearch.class);
    private static final int DAYS = 7;
    private static final int LONGEST_MINUTES = 120;
    private static final int KEPT = 5_000;

    private record PublicTransportQuery(GeoPoint home, GeoPoint place, String hours, LocalDate from) {}

    private final Optional<PublicTransportTimetable> timetable;
    private final String name;
    private final Map<LocalDate, PublicTransportTimetable.TimetableServiceDay> days = new ConcurrentHashMap<>();
    private final Map<PublicTransportQuery, Optional<CoachRoundTrip>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicTransportQuery, Optional<CoachRoundTrip>> eldest) {
            return size() > KEPT;
        }
    };

    PublicTransportJourneySearch(@Value("${ta.timetable:}") String file) {
        timetable = file.isBlank() ? Optional.empty() : read(Path.of(file));
        name = timetable.isEmpty() ? "" : name(Path.of(file));
    }

    /// Returns a name that identifies the content of the file. If a changed file has the same file name, the
    /// minutes are thus computed again.
    private static String name(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    String name() {
        return name;
    }

    Optional<PublicTransportTimetable> timetable() {
        return timetable;
    }

    private static Optional<PublicTransportTimetable> read(Path file) {
        try {
            return Optional.of(PublicTransportTimetableFile.read(file));
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("ta.timetable {} : {} ; aucun temps en car n’est montré.", file, wrong.getMessage());
            return Optional.empty();
        }
    }

    boolean none() {
        return timetable.isEmpty();
    }

    Optional<CoachRoundTrip> thereAndBack(GeoPoint home, GeoPoint place, OpeningHours hours, LocalDate from) {
        if (timetable.isEmpty()) return Optional.empty();
        var asked = new PublicTransportQuery(home, place, hours.text(), from);
        synchronized (known) {
            var held = known.get(asked);
            if (held != null) return held;
        }
        var found = search(timetable.get(), asked, hours);
        synchronized (known) {
            known.put(asked, found);
        }
        return found;
    }

    private Optional<CoachRoundTrip> search(
            PublicTransportTimetable all, PublicTransportQuery asked, OpeningHours hours) {
        // Days that are past are deleted from the cache.
        days.keySet().removeIf(day -> day.isBefore(asked.from()));
        for (var n = 0; n < DAYS; n++) {
            var day = asked.from().plusDays(n);
            if (!all.runs(day)) continue;
            for (var span : hours.on(day)) {
                if (!span.end().toLocalDate().equals(day)) continue;
                var trip = days.computeIfAbsent(day, all::on)
                        .roundTrip(
                                asked.home(),
                                asked.place(),
                                span.start().toLocalTime().toSecondOfDay(),
                                span.end().toLocalTime().toSecondOfDay(),
                                PublicTransportTravelTimes.STAY);
                if (trip.isPresent() && trip.get().minutes() <= LONGEST_MINUTES)
                    return Optional.of(new CoachRoundTrip(
                            trip.get().minutes(),
                            day.atStartOfDay().plusSeconds(trip.get().home())));
            }
        }
        return Optional.empty();
    }
}
