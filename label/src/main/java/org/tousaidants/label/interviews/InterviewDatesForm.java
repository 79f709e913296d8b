package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.web.Form;

/// The form with three possible dates, each a day and a time, and the place.
record InterviewDatesForm(List<Instant> dates, String place) {
    static final int DATES = 3;

    private static final int LONGEST_PLACE = 300;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*[h:]\\s*(\\d{2})?");

    static Optional<InterviewDatesForm> parse(Form form, Instant now) {
        var dates = new ArrayList<Instant>();
        for (var n = 1; n <= DATES; n++) {
            var day = form.text("jour-" + n)
                    .required("interviews.dates.day.missing", n)
                    .as(FormValueParser::day, "interviews.dates.day.wrong", n);
            var time = form.text("heure-" + n)
                    .required("interviews.dates.time.missing", n)
                    .as(InterviewDatesForm::time, "interviews.dates.time.wrong", n);
            if (day.isEmpty() || time.isEmpty()) continue;
            var date = day.get().atTime(time.get()).atZone(ParisTime.ZONE).toInstant();
            if (date.isBefore(now.plus(LabelPeerInterviews.SOONEST)))
                form.error("jour-" + n, "interviews.dates.soon", n, LabelPeerInterviews.SOONEST.toDays());
            if (date.isAfter(now.plus(LabelPeerInterviews.LATEST))) form.error("jour-" + n, "interviews.dates.far", n);
            dates.add(date);
        }
        if (new HashSet<>(dates).size() < dates.size()) form.error("jour-2", "interviews.dates.same");
        var place =
                form.text("endroit").required("interviews.dates.place.missing").max(LONGEST_PLACE);
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new InterviewDatesForm(List.copyOf(dates), place.get()));
    }

    /// Returns a typed time, such as « 14:30 », « 14 h 30 » or « 14h »; empty if it is malformed.
    private static Optional<LocalTime> time(String typed) {
        var found = TIME.matcher(typed);
        if (!found.matches()) return Optional.empty();
        var hour = Integer.parseInt(found.group(1));
        var minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }
}
