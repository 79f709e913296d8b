package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.platform.web.Form;

/// Reads the form that creates passages.
final class HelpBusStopForm {
    private static final int LONGEST_SPOT = 120;
    private static final int MOST_TIMES = 60;
    private static final int MOST_WEEKS = 8;

    private HelpBusStopForm() {}

    static Optional<HelpBusStops.HelpBusStopSeries> parse(
            Form form, List<HelpBusTour> rounds, Communes communes, String departement, LocalDate today) {
        var round = form.text("tournee")
                .required()
                .as(
                        typed -> rounds.stream()
                                .filter(one -> one.id().toString().equals(typed))
                                .findFirst(),
                        "schedule.error.round");
        var commune = form.text("commune")
                .required()
                .as(typed -> commune(typed, communes, departement), "schedule.error.commune");
        var spot = form.text("lieu").required().max(LONGEST_SPOT).get();
        var hours = hours(form, today);
        var weeks = form.text("semaines").required().integer(1, MOST_WEEKS);
        var times = form.text("fois").required().integer(1, MOST_TIMES);
        if (spot.length() == 1) form.error("lieu", "schedule.error.spot");
        if (form.hasErrors()) return Optional.empty();
        var first = hours.orElseThrow();
        var series = new HelpBusStops.HelpBusStopSeries(
                round.orElseThrow(),
                commune.orElseThrow().code(),
                spot,
                first.day(),
                first.starts(),
                first.ends(),
                weeks.orElseThrow(),
                times.orElseThrow());
        if (!series.holidays().isEmpty() && !List.of("sauter", "garder").contains(form.value("feries")))
            form.error(
                    "feries",
                    "schedule.error.holidays",
                    series.holidays().size(),
                    series.holidays().getFirst());
        return form.hasErrors() ? Optional.empty() : Optional.of(series);
    }

    /// « Nouvelle date » — the new hours and the new spot of a passage within its commune.
    record NewStopDateAndSpot(HelpBusStop.StopHours hours, String spot) {}

    static Optional<NewStopDateAndSpot> moved(Form form, LocalDate today) {
        var spot = form.text("lieu").required().max(LONGEST_SPOT).get();
        var hours = hours(form, today);
        if (spot.length() == 1) form.error("lieu", "schedule.error.spot");
        hours.ifPresent(when -> holiday(form, when.day()));
        return form.hasErrors() ? Optional.empty() : hours.map(when -> new NewStopDateAndSpot(when, spot));
    }

    /// Returns the new day for all passages of a day; empty if the form has errors.
    static Optional<LocalDate> day(Form form, LocalDate today) {
        var day = comingDay(form, today);
        day.ifPresent(one -> holiday(form, one));
        return day;
    }

    /// Adds an error to the form on a public holiday, unless the coordinator checked the box which confirms that
    /// the bus comes.
    private static void holiday(Form form, LocalDate day) {
        if (OpeningHours.isPublicHoliday(day) && !form.checked("ferie"))
            form.error("ferie", "schedule.error.holiday", day);
    }

    private static Optional<LocalDate> comingDay(Form form, LocalDate today) {
        var day = form.text("jour").required().as(of(LocalDate::parse), "schedule.error.day");
        if (day.filter(one -> one.isBefore(today)).isPresent()) form.error("jour", "schedule.error.past");
        return day;
    }

    private static Optional<HelpBusStop.StopHours> hours(Form form, LocalDate today) {
        var day = comingDay(form, today);
        var starts = form.text("debut").required().as(of(LocalTime::parse), "schedule.error.time");
        var ends = form.text("fin").required().as(of(LocalTime::parse), "schedule.error.time");
        if (starts.isPresent() && ends.isPresent() && !starts.get().isBefore(ends.get()))
            form.error("fin", "schedule.error.order");
        return day.flatMap(one -> starts.flatMap(from -> ends.map(to -> new HelpBusStop.StopHours(one, from, to))));
    }

    private static Optional<Commune> commune(String typed, Communes communes, String departement) {
        return typed.length() > 80
                ? Optional.empty()
                : communes.search(typed, 20).stream()
                        .filter(one -> one.departement().equals(departement))
                        .findFirst();
    }

    private static <T> Function<String, Optional<T>> of(Function<String, T> parse) {
        return typed -> {
            try {
                return Optional.of(parse.apply(typed));
            } catch (DateTimeParseException wrong) {
                return Optional.empty();
            }
        };
    }
}
