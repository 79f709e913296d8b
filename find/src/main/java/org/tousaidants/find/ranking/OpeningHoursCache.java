package org.tousaidants.find.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.hours.OpeningHours;

/// Caches the opening hours of each day for each distinct text, because many places have the same text and a
/// search needs hundreds. Entries are added on demand and removed after their day. Safe for several threads:
/// entries are immutable, and computing one twice gives the same result.
final class OpeningHoursCache {
    /// Number of days that a search can ask for ([SearchTime#HORIZON_DAYS] and the week after), with the days
    /// around today.
    private static final int MAX_DAYS = SearchTime.HORIZON_DAYS + 12;

    private final int[] ids;
    private final OpeningHours[] distinct;
    private final Map<LocalDate, DayHours[]> days = new ConcurrentHashMap<>();

    private OpeningHoursCache(int[] ids, OpeningHours[] distinct) {
        this.ids = ids;
        this.distinct = distinct;
    }

    static OpeningHoursCache of(Candidate[] candidates) {
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

    /// The hours of `count` days from `first` on.
    Days from(LocalDate first, int count) {
        var tables = new DayHours[count][];
        var dates = new ArrayList<LocalDate>(count);
        for (var i = 0; i < count; i++) {
            dates.add(first.plusDays(i));
            tables[i] = table(dates.get(i));
        }
        return new Days(dates, tables);
    }

    private DayHours[] table(LocalDate date) {
        var table = days.get(date);
        if (table != null) return table;
        if (days.size() >= MAX_DAYS)
            days.keySet().stream().min(LocalDate::compareTo).ifPresent(days::remove);
        return days.computeIfAbsent(date, _ -> new DayHours[distinct.length]);
    }

    final class Days {
        private final List<LocalDate> dates;
        private final DayHours[][] tables;

        private Days(List<LocalDate> dates, DayHours[][] tables) {
            this.dates = dates;
            this.tables = tables;
        }

        DayHours of(int candidate, int day) {
            var id = ids[candidate];
            var known = tables[day][id];
            if (known != null) return known;
            return tables[day][id] = DayHours.of(distinct[id], dates.get(day));
        }
    }
}
