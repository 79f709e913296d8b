package org.tousaidants.outreach.tours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.Parse;
import org.tousaidants.outreach.tours.Vehicle.Hours;
import org.tousaidants.platform.web.Form;

/// The typed form: one vehicle per line, « Camion bleu : Saintes 8:30-17:30 pause 12:00-13:00 installation 20 »,
/// and one stop per line, « Marennes 120 9:00-12:00,14:00-16:00 x2 salle des fêtes ».
///
/// @param first day of the cycle: promised passages from then on are kept
record TourForm(List<Vehicle> vehicles, List<Stop> stops, int days, long seed, Optional<LocalDate> first) {
    private static final String TIME = "(\\d{1,2}[:hH]\\d{2})";
    private static final Pattern VEHICLE = Pattern.compile("(.{2,60}?)\\s*:\\s*(.{2,80}?)\\s+" + TIME + "-" + TIME
            + "(?:\\s+(?:pause|break)\\s+" + TIME + "-" + TIME + ")?(?:\\s+(?:installation|setup)\\s+(\\d{1,3}))?");
    private static final Pattern NO_BASE = Pattern.compile("(.{2,60}?)\\s*:?\\s+" + TIME + "-" + TIME + ".*");
    private static final Pattern STOP = Pattern.compile(
            "(.{2,80}?)\\s+(\\d{1,3})((?:[\\s,]+\\d{1,2}[:hH]\\d{2}-\\d{1,2}[:hH]\\d{2})*)(?:\\s+x(\\d))?(\\s+(?:pont|bridge))?(?:\\s+((?:salle|room)\\s+.{2,60}))?");
    private static final Pattern SPAN = Pattern.compile(TIME + "-" + TIME);
    private static final int MOST_VEHICLES = 6;
    private static final int MOST_VISITS = 60;
    private static final int LONGEST = 5_000;
    private static final int MOST_DAYS = 20;
    private static final int MOST_SET_UP = 180;
    private static final int DAYS_BACK = 60;

    /// « Arrêt demandé »
    ///
    /// @param room to book for it
    record Stop(Commune commune, int minutes, List<Hours> hours, int times, boolean bridge, Optional<String> room) {}

    static Optional<TourForm> parse(Form form, Communes communes, String departement, LocalDate today) {
        var days = form.text("jours").required().integer(1, MOST_DAYS);
        var seed = form.text("graine").integer(1, 9_999).orElse(1);
        var first = form.text("jour").as(Parse::day, "planner.error.day");
        if (first.filter(day -> day.isBefore(today.minusDays(DAYS_BACK))).isPresent())
            form.error("jour", "planner.error.past");
        var vehicles = new ArrayList<Vehicle>();
        for (var line : lines(form, "vehicules"))
            vehicle(form, line, communes, departement).ifPresent(vehicles::add);
        if (vehicles.size() > MOST_VEHICLES) form.error("vehicules", "planner.error.vehicles", MOST_VEHICLES);
        if (vehicles.stream().map(Vehicle::name).distinct().count() < vehicles.size())
            form.error("vehicules", "planner.error.twins");
        var stops = new ArrayList<Stop>();
        for (var line : lines(form, "arrets"))
            stop(form, line, communes, departement).ifPresent(stops::add);
        if (stops.stream().mapToInt(Stop::times).sum() > MOST_VISITS)
            form.error("arrets", "planner.error.most", MOST_VISITS);
        for (var stop : stops)
            if (days.isPresent() && stop.times() > days.get())
                form.error("arrets", "planner.error.times", stop.commune().name(), days.get());
        return form.hasErrors() || stops.isEmpty() || vehicles.isEmpty()
                ? Optional.empty()
                : Optional.of(new TourForm(vehicles, stops, days.orElseThrow(), seed, first));
    }

    private static List<String> lines(Form form, String field) {
        return form.text(field)
                .required()
                .max(LONGEST)
                .get()
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Optional<Vehicle> vehicle(Form form, String line, Communes communes, String departement) {
        var found = VEHICLE.matcher(line);
        if (!found.matches()) {
            var bare = NO_BASE.matcher(line).matches();
            form.error("vehicules", bare ? "planner.error.base.none" : "planner.error.vehicle", shown(line));
            return Optional.empty();
        }
        var base = commune(found.group(2), communes, departement);
        var hours = span(found.group(3), found.group(4));
        var pause = found.group(5) == null ? Optional.of(Hours.NONE) : span(found.group(5), found.group(6));
        var setUp = found.group(7) == null ? 0 : Integer.parseInt(found.group(7));
        if (base.isEmpty()) form.error("vehicules", "planner.error.base", found.group(2));
        else if (hours.isEmpty() || pause.isEmpty()) form.error("vehicules", "planner.error.order", shown(line));
        else if (setUp > MOST_SET_UP) form.error("vehicules", "planner.error.setup", MOST_SET_UP);
        else return Optional.of(new Vehicle(found.group(1), base.get(), hours.get(), pause.get(), setUp));
        return Optional.empty();
    }

    private static Optional<Stop> stop(Form form, String line, Communes communes, String departement) {
        var found = STOP.matcher(line);
        var commune = found.matches() ? commune(found.group(1), communes, departement) : Optional.<Commune>empty();
        if (commune.isEmpty() || Integer.parseInt(found.group(2)) < 5) {
            form.error("arrets", "planner.error.line", shown(line));
            return Optional.empty();
        }
        var minutes = Integer.parseInt(found.group(2));
        var hours = new ArrayList<Hours>();
        var spans = SPAN.matcher(found.group(3));
        while (spans.find()) {
            var span = span(spans.group(1), spans.group(2));
            if (span.isEmpty()) {
                form.error("arrets", "planner.error.order", shown(line));
                return Optional.empty();
            }
            hours.add(span.get());
        }
        hours.sort(java.util.Comparator.comparingInt(Hours::from));
        if (!hours.isEmpty() && hours.stream().noneMatch(one -> one.length() >= minutes)) {
            form.error("arrets", "planner.error.hours", commune.get().name(), minutes);
            return Optional.empty();
        }
        var times = found.group(4) == null ? 1 : Math.max(1, Integer.parseInt(found.group(4)));
        return Optional.of(new Stop(
                commune.get(),
                minutes,
                List.copyOf(hours),
                times,
                found.group(5) != null,
                Optional.ofNullable(found.group(6)).map(String::strip)));
    }

    private static String shown(String line) {
        return line.length() > 60 ? line.substring(0, 60) : line;
    }

    private static Optional<Commune> commune(String typed, Communes communes, String departement) {
        return typed.length() > 80
                ? Optional.empty()
                : communes.search(typed, 20).stream()
                        .filter(one -> one.departement().equals(departement))
                        .findFirst();
    }

    private static Optional<Hours> span(String from, String to) {
        var one = time(from);
        var two = time(to);
        return one.isPresent() && two.isPresent() && one.get() < two.get()
                ? Optional.of(new Hours(one.get(), two.get()))
                : Optional.empty();
    }

    private static Optional<Integer> time(String typed) {
        var clean = typed.toLowerCase(java.util.Locale.ROOT).replace('h', ':');
        try {
            return Optional.of(
                    LocalTime.parse(clean.length() == 4 ? "0" + clean : clean).toSecondOfDay() / 60);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
