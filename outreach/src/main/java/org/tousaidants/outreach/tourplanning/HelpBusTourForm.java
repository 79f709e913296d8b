package org.tousaidants.outreach.tourplanning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.outreach.tourplanning.HelpBusVehicle.VehicleTimeWindow;
import org.tousaidants.platform.web.Form;

/// The form of a plan: the vehicles and stops in its numbered rows ([HelpBusTourFormRows]), and its settings.
///
/// @param days number of days of the cycle
/// @param seed seed of the search
/// @param first first day of the cycle; passages that are already announced for this day or a later one do not
/// change
record HelpBusTourForm(List<HelpBusVehicle> vehicles, List<RequestedStop> stops, int days, long seed, LocalDate first) {
    static final int MOST_VEHICLES = 6;
    static final int MOST_VISITS = 60;
    private static final int MOST_DAYS = 20;
    private static final int MOST_SET_UP = 180;
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 600;
    private static final int MOST_TIMES = 9;
    private static final int LONGEST_NAME = 80;
    private static final int DAYS_BACK = 60;

    /// « Arrêt demandé » — a stop that the coordinator asks for.
    ///
    /// @param room meeting room to book; may be empty
    record RequestedStop(
            Commune commune,
            int minutes,
            List<VehicleTimeWindow> hours,
            int times,
            boolean bridge,
            Optional<String> room) {}

    /// Returns the parsed form of a plan; empty if the form has errors.
    ///
    /// @param form form as returned by [HelpBusTourFormRows#form()]
    static Optional<HelpBusTourForm> parse(
            Form form, HelpBusTourFormRows rows, Communes communes, String departement, LocalDate today) {
        var days = form.text("jours").required().integer(1, MOST_DAYS);
        var seed = form.text("graine").integer(1, 9_999).orElse(1);
        var first = form.text("jour").required().as(FormValueParser::day, "planner.error.day");
        if (first.filter(day -> day.isBefore(today.minusDays(DAYS_BACK))).isPresent())
            form.error("jour", "planner.error.past");
        var vehicles = new ArrayList<HelpBusVehicle>();
        for (var row = 0; row < Math.max(1, rows.vehicles()); row++)
            vehicle(form, "vehicule-" + row + "-", communes, departement).ifPresent(vehicles::add);
        if (vehicles.stream().map(HelpBusVehicle::name).distinct().count() < vehicles.size())
            form.error("vehicule-0-nom", "planner.error.twins");
        var stops = new ArrayList<RequestedStop>();
        for (var row = 0; row < Math.max(1, rows.stops()); row++) {
            var prefix = "arret-" + row + "-";
            var stop = stop(form, prefix, communes, departement);
            stop.ifPresent(stops::add);
            if (stop.isPresent() && days.isPresent() && stop.get().times() > days.get())
                form.error(
                        prefix + "fois",
                        "planner.error.times",
                        stop.get().commune().name(),
                        days.get());
        }
        if (stops.stream().mapToInt(RequestedStop::times).sum() > MOST_VISITS)
            form.error("liste", "planner.error.most", MOST_VISITS);
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new HelpBusTourForm(vehicles, stops, days.orElseThrow(), seed, first.orElseThrow()));
    }

    private static Optional<HelpBusVehicle> vehicle(Form form, String row, Communes communes, String departement) {
        var name = form.text(row + "nom").required().max(LONGEST_NAME).get();
        var base = commune(form, row + "base", communes, departement);
        var from = form.text(row + "de").required().as(HelpBusTourForm::time, "schedule.error.time");
        var to = form.text(row + "a").required().as(HelpBusTourForm::time, "schedule.error.time");
        var hours = span(form, row + "a", from, to);
        var pauseFrom = form.text(row + "pause-de").as(HelpBusTourForm::time, "schedule.error.time");
        var pauseTo = form.text(row + "pause-a").as(HelpBusTourForm::time, "schedule.error.time");
        var pause = span(form, row + "pause-a", pauseFrom, pauseTo);
        var setUp = form.text(row + "installation").integer(0, MOST_SET_UP).orElse(0);
        return base.flatMap(at ->
                hours.map(open -> new HelpBusVehicle(name, at, open, pause.orElse(VehicleTimeWindow.NONE), setUp)));
    }

    private static Optional<RequestedStop> stop(Form form, String row, Communes communes, String departement) {
        var commune = commune(form, row + "commune", communes, departement);
        var minutes = form.text(row + "minutes").required().integer(LEAST_MINUTES, MOST_MINUTES);
        var hours = new ArrayList<VehicleTimeWindow>();
        for (var second : List.of("", "2")) {
            var from = form.text(row + "de" + second).as(HelpBusTourForm::time, "schedule.error.time");
            var to = form.text(row + "a" + second).as(HelpBusTourForm::time, "schedule.error.time");
            span(form, row + "a" + second, from, to).ifPresent(hours::add);
        }
        hours.sort(Comparator.comparingInt(VehicleTimeWindow::from));
        var times = form.text(row + "fois").integer(1, MOST_TIMES).orElse(1);
        var room = form.text(row + "salle").max(LONGEST_NAME).optional();
        if (commune.isEmpty() || minutes.isEmpty()) return Optional.empty();
        if (!hours.isEmpty() && hours.stream().noneMatch(one -> one.length() >= minutes.get()))
            form.error(row + "a", "planner.error.hours", commune.get().name(), minutes.get());
        return Optional.of(new RequestedStop(
                commune.get(), minutes.get(), List.copyOf(hours), times, form.checked(row + "pont"), room));
    }

    private static Optional<Commune> commune(Form form, String field, Communes communes, String departement) {
        return form.text(field)
                .required()
                .max(LONGEST_NAME)
                .as(
                        typed -> communes.search(typed, 20).stream()
                                .filter(one -> one.departement().equals(departement))
                                .findFirst(),
                        "planner.error.base",
                        form.value(field));
    }

    /// Returns a period of hours that was typed in two fields; empty if both fields are empty. Adds an error to
    /// the form if only one field is filled, or if the end is before the start.
    private static Optional<VehicleTimeWindow> span(
            Form form, String field, Optional<Integer> from, Optional<Integer> to) {
        if (from.isEmpty() && to.isEmpty()) return Optional.empty();
        if (from.isPresent() && to.isPresent() && from.get() < to.get())
            return Optional.of(new VehicleTimeWindow(from.get(), to.get()));
        form.error(field, from.isPresent() && to.isPresent() ? "schedule.error.order" : "planner.error.half");
        return Optional.empty();
    }

    private static Optional<Integer> time(String typed) {
        return FormValueParser.time(HelpBusTourFormRows.time(typed))
                .map(LocalTime::toSecondOfDay)
                .map(seconds -> seconds / 60);
    }
}
