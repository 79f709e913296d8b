package org.tousaidants.find.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.hours.OpeningHours;

/// Caches the opening hours of each day for each distinct text of hours, because many places have the same text and
/// a search needs hundreds of them. Entries are added on demand and removed after their day. Several threads can use
/// the cache.
final class OpeningHoursCache {
    /// Maximum number of days in the cache: the days for which a search can ask ([SearchTime#HORIZON_DAYS] and
    /// the following week), and some days before and after.
    private static final int MAX_DAYS = SearchTime.HORIZON_DAYS + 12;

    private final int[] ids;
    private final OpeningHours[] distinct;
    private final Map<LocalDate, DayOpeningSpans[]> days = new ConcurrentHashMap<>();

    private OpeningHoursCache(int[] ids, OpeningHours[] distinct) {
        this.ids = ids;
        this.distinct = distinct;
    }

    static OpeningHoursCache of(CandidatePlace[] candidates) {
        var ids = new int[candidates.length];
        var known = new HashMap<String, Integer>();
        var distinct = new ArrayList<OpeningHours>();
        for (var i = 0; i < candidates.length; i++) {
            var hours = candidates[i].hours();
            ids[i] = known.computeIfAbsent(hours.text(), _ -> {
                distinct.add(hours);
                return distinct.size() - 1;
            });
        }
        return new OpeningHoursCache(ids, distinct.toArray(OpeningHours[]::new));
    }

    /// Returns the opening hours of `count` days, beginning with the day `first`.
    OpeningHoursByDay from(LocalDate first, int count) {
        var tables = new DayOpeningSpans[count][];
        var dates = new ArrayList<LocalDate>(count);
        for (var i = 0; i < count; i++) {
            dates.add(first.plusDays(i));
            tables[i] = table(dates.get(i));
        }
        return new OpeningHoursByDay(dates, tables);
    }

    private DayOpeningSpans[] table(LocalDate date) {
        var table = days.get(date);
        if (table != null) return table;
        if (days.size() >= MAX_DAYS)
            days.keySet().stream().min(LocalDate::compareTo).ifPresent(days::remove);
        return days.computeIfAbsent(date, _ -> new DayOpeningSpans[distinct.length]);
    }

    final class OpeningHoursByDay {
        private final List<LocalDate> dates;
        private final DayOpeningSpans[][] tables;

        private OpeningHoursByDay(List<LocalDate> dates, DayOpeningSpans[][] tables) {
            this.dates = dates;
            this.tables = tables;
        }

        DayOpeningSpans of(int candidate, int day) {
            var id = ids[candidate];
            var known = tables[day][id];
            if (known != null) return known;
            return tables[day][id] = DayOpeningSpans.of(distinct[id], dates.get(day));
        }
    }
}
