package org.tousaidants.find.handout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.OpenTimeSpan;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.find.answers.LocalLanguage;
import org.tousaidants.find.answers.TranslatedHelpAnswersView;

/// « Semaine dans sa langue » — formats the hours of an ordinary week, day by day, in another language.
final class TranslatedOpeningWeek {
    private static final int WEEKS = 20;

    private TranslatedOpeningWeek() {}

    /// Returns the opening hours of an ordinary week, one line for each day. Empty if the weeks differ or the
    /// hours contain remarks; the page then shows the text of the sheet.
    static List<String> of(OpeningHours hours, LocalLanguage language, LocalDate today) {
        if (!hours.readable()) return List.of();
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        List<String> found = List.of();
        for (var week = 0; week < WEEKS; week++, monday = monday.plusWeeks(1)) {
            var days = monday.datesUntil(monday.plusWeeks(1)).toList();
            if (days.stream().anyMatch(OpeningHours::isPublicHoliday)) continue;
            var lines = new ArrayList<String>();
            for (var day : days) {
                var spans = hours.on(day);
                if (spans.stream().anyMatch(TranslatedOpeningWeek::saysMore)) return List.of();
                if (!spans.isEmpty())
                    lines.add(language.t("d" + day.getDayOfWeek().getValue()) + ": "
                            + spans.stream()
                                    .map(TranslatedOpeningWeek::span)
                                    .collect(Collectors.joining(language.comma())));
            }
            if (!found.isEmpty() && !found.equals(lines) || lines.isEmpty()) return List.of();
            found = lines;
        }
        if (!hours.mentionsHolidays()) return found;
        var holidays = today.datesUntil(today.plusYears(1)).filter(OpeningHours::isPublicHoliday);
        if (!holidays.allMatch(day -> hours.on(day).isEmpty())) return List.of();
        var all = new ArrayList<>(found);
        all.add(language.t("holidays"));
        return all;
    }

    private static boolean saysMore(OpenTimeSpan span) {
        return span.openEnded() || span.comment().isPresent();
    }

    private static String span(OpenTimeSpan span) {
        return TranslatedHelpAnswersView.time(span.start().toLocalTime()) + "–"
                + TranslatedHelpAnswersView.time(span.end().toLocalTime());
    }
}
