package org.tousaidants.reach.planner;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.platform.web.Form;

/// What the coordination types: one stop a line, « Marennes 120 » or « Pons 90 9:00-12:00 », minutes and hours.
record TourForm(Commune base, List<TourPlan.Stop> stops, LocalTime starts, LocalTime ends, int days) {
    private static final Pattern LINE =
            Pattern.compile("(.{2,80}?)\\s+(\\d{1,3})(?:\\s+(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2}))?");
    private static final int MOST_STOPS = 60;
    private static final int LONGEST = 5_000;
    private static final int MOST_DAYS = 20;

    static Optional<TourForm> parse(Form form, Communes communes, String departement) {
        var base =
                form.text("base").required().as(typed -> commune(typed, communes, departement), "planner.error.base");
        var days = form.text("jours").required().integer(1, MOST_DAYS);
        var starts = form.text("debut").required().as(TourForm::time, "planner.error.time");
        var ends = form.text("fin").required().as(TourForm::time, "planner.error.time");
        if (starts.isPresent() && ends.isPresent() && !starts.get().isBefore(ends.get()))
            form.error("fin", "planner.error.order");
        var typed = form.text("arrets").required().max(LONGEST).get();
        var stops = new ArrayList<TourPlan.Stop>();
        for (var line :
                typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            var stop = stop(line, communes, departement, starts.orElse(LocalTime.MIN), ends.orElse(LocalTime.MAX));
            if (stop.isPresent()) stops.add(stop.get());
            else form.error("arrets", "planner.error.line", line.length() > 60 ? line.substring(0, 60) : line);
        }
        if (stops.size() > MOST_STOPS) form.error("arrets", "planner.error.most", MOST_STOPS);
        return form.hasErrors() || stops.isEmpty()
                ? Optional.empty()
                : Optional.of(new TourForm(
                        base.orElseThrow(), stops, starts.orElseThrow(), ends.orElseThrow(), days.orElseThrow()));
    }

    private static Optional<TourPlan.Stop> stop(
            String line, Communes communes, String departement, LocalTime starts, LocalTime ends) {
        var found = LINE.matcher(line);
        if (!found.matches()) return Optional.empty();
        var minutes = Integer.parseInt(found.group(2));
        var from = found.group(3) == null ? Optional.of(starts) : time(found.group(3));
        var to = found.group(4) == null ? Optional.of(ends) : time(found.group(4));
        return commune(found.group(1), communes, departement)
                .filter(_ -> minutes >= 5
                        && from.isPresent()
                        && to.isPresent()
                        && from.get().isBefore(to.get()))
                .map(commune -> new TourPlan.Stop(commune, minutes, from.orElseThrow(), to.orElseThrow()));
    }

    private static Optional<Commune> commune(String typed, Communes communes, String departement) {
        return typed.length() > 80
                ? Optional.empty()
                : communes.search(typed, 20).stream()
                        .filter(one -> one.departement().equals(departement))
                        .findFirst();
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
