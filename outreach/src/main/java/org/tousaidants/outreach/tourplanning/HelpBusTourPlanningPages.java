package org.tousaidants.outreach.tourplanning;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.outreach.mobilevisits.HelpBusStops;
import org.tousaidants.outreach.mobilevisits.HelpBusTour;
import org.tousaidants.outreach.tourplanning.HelpBusTourCycle.DriverShiftBreach;
import org.tousaidants.outreach.tourplanning.HelpBusVehicle.VehicleTimeWindow;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Plan des tournées » — the coordination pages of a plan: vehicles and stops are typed; the plan is shown,
/// changed manually, and published as dated passages.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelpBusTourPlanningPages {
    private static final int MOST_WEEKS = 8;
    private static final int MOST_TIMES = 26;
    private static final int LONGEST_SPOT = 120;
    private static final String REMOVES = "oter ";
    /// Line number of the first announced visit; lines typed in the form have smaller numbers.
    private static final int BELOW_THE_LINES = 1_000;

    /// The page of a plan of tours.
    ///
    /// @param anew whether the shown plan was recomputed, because it no longer corresponded to the request or to
    /// the announced passages
    record HelpBusTourPlanView(
            Form form,
            HelpBusTourFormRows rows,
            Optional<LocalDate> first,
            Optional<HelpBusTourPlan> plan,
            Optional<HelpBusTourPlan.TourPlanChange> change,
            boolean anew,
            boolean stuck,
            List<HelpBusTour> rounds,
            List<Commune> communes) {
        private HelpBusTourPlanView with(
                HelpBusTourPlan other, Optional<HelpBusTourPlan.TourPlanChange> done, boolean fresh, boolean unmoved) {
            return new HelpBusTourPlanView(
                    form, rows, first, Optional.of(other), done, fresh, unmoved, rounds, communes);
        }

        List<FormChoice> choices() {
            return rounds.stream()
                    .map(one -> FormChoice.of(one.id().toString(), one.name()))
                    .toList();
        }

        /// Returns the number of stop rows to show: the typed rows and some empty ones.
        int stopRows() {
            return Math.min(HelpBusTourForm.MOST_VISITS, Math.max(rows.stops() + 2, 4));
        }

        int vehicleRows() {
            return Math.min(HelpBusTourForm.MOST_VEHICLES, rows.vehicles() + 1);
        }

        /// Returns the codes of the stops' communes, for the map.
        String codes() {
            return IntStream.range(0, rows.stops())
                    .mapToObj(row -> form.value("arret-" + row + "-commune"))
                    .flatMap(name -> communes.stream().filter(one -> one.name().equalsIgnoreCase(name)))
                    .map(Commune::code)
                    .distinct()
                    .collect(Collectors.joining(","));
        }

        /// Returns the date of a day of the cycle as text, or else its number.
        ///
        /// @param day day of the cycle, from 0
        String day(Page page, int day) {
            return first.map(from -> page.day(working(from, day))).orElseGet(() -> page.t("planner.nth", day + 1));
        }

        /// Returns the public holidays that the cycle skips.
        List<LocalDate> skipped() {
            return first.stream()
                    .flatMap(from ->
                            from.datesUntil(working(from, plan.orElseThrow().cycle().days - 1)))
                    .filter(day -> day.getDayOfWeek().getValue() <= 5 && OpeningHours.isPublicHoliday(day))
                    .toList();
        }

        List<FormChoice> movable() {
            var cycle = plan.orElseThrow().cycle();
            return IntStream.range(0, cycle.visits.size())
                    .filter(visit -> !cycle.visits.get(visit).pinned())
                    .mapToObj(visit -> FormChoice.of(
                            String.valueOf(visit),
                            cycle.visits.get(visit).commune().name()))
                    .sorted(Comparator.comparing(FormChoice::label))
                    .toList();
        }

        List<FormChoice> shifts(Page page) {
            var cycle = plan.orElseThrow().cycle();
            return IntStream.range(0, cycle.days)
                    .filter(day -> day >= cycle.over)
                    .boxed()
                    .flatMap(day -> IntStream.range(0, cycle.vehicles.size())
                            .mapToObj(vehicle -> FormChoice.of(
                                    String.valueOf(vehicle * cycle.days + day),
                                    page.t(
                                            "planner.shift",
                                            day(page, day),
                                            cycle.vehicles.get(vehicle).name()))))
                    .toList();
        }

        String said(Page page, DriverShiftBreach breach) {
            var cycle = plan.orElseThrow().cycle();
            return breach.visit() < 0
                    ? page.t(
                            breach.kind().key(),
                            day(page, cycle.day(breach.shift())),
                            cycle.vehicle(breach.shift()).name(),
                            breach.minutes())
                    : page.t(
                            breach.kind().key(),
                            cycle.visits.get(breach.visit()).commune().name());
        }

        long recovered() {
            var all = plan.orElseThrow();
            return IntStream.range(0, all.cycle().visits.size())
                    .filter(visit -> all.cycle().visits.get(visit).missed() > 0
                            && !all.left().contains(visit))
                    .count();
        }
    }

    private final HelpBusStops passages;
    private final TerritoryCommunes territories;
    private final HelpBusTourPublisher rooms;
    private final RoadNetworks roads;

    HelpBusTourPlanningPages(
            HelpBusStops passages, TerritoryCommunes territories, HelpBusTourPublisher rooms, RoadNetworks roads) {
        this.passages = passages;
        this.rooms = rooms;
        this.roads = roads;
        this.territories = territories;
    }

    @GetMapping("/bureau/tournees")
    View ask(SignedInPerson actor) {
        var monday = passages.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var form = Form.filled(
                Map.of("jours", List.of("5"), "jour", List.of(working(monday, 0).toString())));
        return answer(view(actor, rows(actor, form), form));
    }

    /// Adds a row, removes a row, or shows the plan. Nothing is stored.
    @PostMapping("/bureau/tournees")
    View plan(SignedInPerson actor, Form typed) {
        var rows = rows(actor, typed);
        var form = rows.form();
        if (isEdit(typed)) {
            if (typed.checked("carte.x") && clicked(actor, typed).isEmpty()) form.error("liste", "planner.error.map");
            return answer(view(actor, rows, form));
        }
        var asked = asked(actor, rows, form);
        var view = view(actor, rows, form);
        return answer(asked.map(one ->
                        view.with(HelpBusTourPlan.of(cycle(actor, one), one.seed()), Optional.empty(), false, false))
                .orElse(view));
    }

    /// Returns whether the pressed button changes the rows and does not ask for the plan.
    private static boolean isEdit(Form form) {
        return form.checked("carte.x")
                || form.value("geste").equals("lignes")
                || form.value("geste").startsWith(REMOVES);
    }

    private HelpBusTourFormRows rows(SignedInPerson actor, Form form) {
        var gone = form.value("geste").startsWith(REMOVES)
                ? FormValueParser.number(form.value("geste").substring(REMOVES.length()))
                : Optional.<Integer>empty();
        return HelpBusTourFormRows.of(form, clicked(actor, form), gone);
    }

    /// Returns the commune nearest to the selected point of the map; empty if the map was activated by the
    /// keyboard, which gives no point.
    private Optional<Commune> clicked(SignedInPerson actor, Form form) {
        var x = FormValueParser.number(form.value("carte.x")).orElse(0);
        var y = FormValueParser.number(form.value("carte.y")).orElse(0);
        return x <= 0 || y <= 0 ? Optional.empty() : Optional.of(map(actor).nearest(x, y));
    }

    private MapDrawingViewBuilder map(SignedInPerson actor) {
        var departement = actor.network().departement();
        return MapDrawingViewBuilder.of(departement, territories.communes().inDepartement(departement));
    }

    /// Returns the picture of the map in the form, with the communes of the stops marked.
    @GetMapping(value = "/bureau/tournees/carte.svg", produces = "image/svg+xml")
    ResponseEntity<byte[]> picture(
            SignedInPerson actor, Page page, @RequestParam(name = "arrets", defaultValue = "") String stops) {
        var points = Arrays.stream(stops.split(","))
                .flatMap(code -> territories.communes().byCode(code).stream())
                .map(Commune::centre)
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header("Cache-Control", "private, max-age=300")
                .body(View.of("platform/maps/picture", map(actor).dots(points).drawn())
                        .text(page)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// Moves one visit of the plan as the coordinator asks. The plan is stored only in the page.
    ///
    /// @param typed form with the plan and the move
    @PostMapping("/bureau/tournees/retouches")
    View change(SignedInPerson actor, Form typed) {
        var rows = rows(actor, typed);
        var form = rows.form();
        var asked = asked(actor, rows, form);
        var view = view(actor, rows, form);
        if (asked.isEmpty()) return answer(view);
        var cycle = cycle(actor, asked.get());
        var read = HelpBusTourPlan.read(cycle, typed.value("plan"));
        if (read.isEmpty())
            return answer(view.with(HelpBusTourPlan.of(cycle, asked.get().seed()), Optional.empty(), true, false));
        var gesture = typed.value("geste").equals("deplacer")
                ? "deplacer " + typed.value("arret") + " " + typed.value("vers")
                : typed.value("geste");
        var changed = read.get().after(gesture);
        return answer(view.with(
                changed.map(HelpBusTourPlan.ChangedTourPlan::plan).orElse(read.get()),
                changed.map(HelpBusTourPlan.ChangedTourPlan::change),
                false,
                changed.isEmpty()));
    }

    private Optional<HelpBusTourForm> asked(SignedInPerson actor, HelpBusTourFormRows rows, Form form) {
        return HelpBusTourForm.parse(
                form, rows, territories.communes(), actor.network().departement(), passages.today());
    }

    private HelpBusTourPlanView view(SignedInPerson actor, HelpBusTourFormRows rows, Form form) {
        return new HelpBusTourPlanView(
                form,
                rows,
                FormValueParser.day(form.value("jour")),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                passages.rounds(),
                territories.communes().inDepartement(actor.network().departement()));
    }

    private static View answer(HelpBusTourPlanView view) {
        return View.of("outreach/tourplanning/tours", view)
                .status(view.form().hasErrors() ? 422 : view.anew() ? 409 : 200);
    }

    /// Returns the cycle that a form asks for. Passages that are already announced are among its visits, and
    /// stay on their day.
    ///
    /// @param asked the form
    private HelpBusTourCycle cycle(SignedInPerson actor, HelpBusTourForm asked) {
        var missed = new HashMap<String, Integer>();
        passages.missed().forEach(one -> missed.put(one.commune(), one.cancelled()));
        var days = IntStream.range(0, asked.days())
                .mapToObj(day -> working(asked.first(), day))
                .toList();
        var over = (int) days.stream().filter(passages::isPast).count();
        var pins = promised(asked, days);
        var visits = new ArrayList<PlannedHelpBusStop>();
        var counted = new HashMap<String, Integer>();
        pins.forEach(one -> counted.merge(one.commune().code(), 1, Integer::sum));
        for (var line = 0; line < asked.stops().size(); line++) {
            var stop = asked.stops().get(line);
            var code = stop.commune().code();
            for (var n = 0; n < stop.times(); n++) {
                if (counted.merge(code, -1, Integer::sum) >= 0) continue;
                visits.add(new PlannedHelpBusStop(
                        stop.commune(),
                        line,
                        stop.minutes(),
                        stop.hours(),
                        Optional.empty(),
                        missed.getOrDefault(code, 0),
                        stop.bridge()));
            }
        }
        visits.addAll(pins);
        return new HelpBusTourCycle(
                asked.vehicles(),
                visits,
                asked.days(),
                over,
                Optional.of(roads.byCar(actor.network().departement())));
    }

    private List<PlannedHelpBusStop> promised(HelpBusTourForm asked, List<LocalDate> days) {
        var pins = new ArrayList<PlannedHelpBusStop>();
        for (var passage : passages.between(days.getFirst(), days.getLast())) {
            var day = days.indexOf(passage.day());
            var commune = territories.communes().byCode(passage.commune());
            if (day < 0 || commune.isEmpty()) continue;
            var hours = new VehicleTimeWindow(minute(passage.starts()), minute(passage.ends()));
            for (var vehicle = 0; vehicle < asked.vehicles().size(); vehicle++)
                if (asked.vehicles()
                        .get(vehicle)
                        .name()
                        .equalsIgnoreCase(passage.round().name()))
                    pins.add(new PlannedHelpBusStop(
                            commune.get(),
                            BELOW_THE_LINES + pins.size(),
                            hours.length(),
                            List.of(hours),
                            Optional.of(new PlannedHelpBusStop.PromisedStopDay(vehicle, day)),
                            0,
                            true));
        }
        return pins;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /// Publishes exactly the plan that was shown. If passages were announced after it was shown, nothing is
    /// published, and a newly computed plan is shown.
    @PostMapping("/bureau/tournees/passages")
    View publish(SignedInPerson actor, Page page, Form typed) {
        var rows = rows(actor, typed);
        var form = rows.form();
        var asked = asked(actor, rows, form);
        var seen = passages.state();
        var rounds = passages.rounds();
        var chosen = form.text("tournee")
                .as(
                        written -> rounds.stream()
                                .filter(one -> one.id().toString().equals(written))
                                .findFirst(),
                        "planner.error.round");
        var weeks = form.text("semaines").required().integer(1, MOST_WEEKS);
        var times = form.text("fois").required().integer(1, MOST_TIMES);
        var spot = form.text("lieu").required().max(LONGEST_SPOT).get();
        if (spot.length() == 1) form.error("lieu", "planner.error.spot");
        var view = view(actor, rows, form);
        if (asked.isEmpty()) return answer(view);
        var cycle = cycle(actor, asked.get());
        var read = HelpBusTourPlan.read(cycle, form.value("plan"));
        var anew = read.isEmpty() && !form.value("plan").isEmpty();
        var plan = read.orElseGet(() -> HelpBusTourPlan.of(cycle, asked.get().seed()));
        var shown = view.with(plan, Optional.empty(), anew, false);
        var broken = plan.breaches();
        if (!broken.isEmpty()) form.error("arret-0-commune", "planner.error.broken", broken.size());
        var who = new ArrayList<HelpBusTour>();
        for (var vehicle : asked.get().vehicles()) {
            var named = rounds.stream()
                    .filter(one -> one.name().equalsIgnoreCase(vehicle.name()))
                    .findFirst()
                    .or(() -> chosen);
            if (named.isEmpty()) form.error("tournee", "planner.error.round");
            else if (who.contains(named.get()))
                form.error("tournee", "planner.error.same", named.get().name());
            named.ifPresent(who::add);
        }
        if (form.hasErrors() || anew) return answer(shown);
        var series = plan.days().stream()
                .flatMap(day -> day.stops().stream()
                        .filter(stop -> !stop.pinned())
                        .map(stop -> {
                            var visit = cycle.visits.get(stop.visit());
                            // For a stop that needs a meeting room, the name of the room
                            // is the spot.
                            var room = asked.get().stops().get(visit.line()).room();
                            return new HelpBusTourPublisher.StopSeriesWithRoom(
                                    new HelpBusStops.HelpBusStopSeries(
                                            who.get(day.shift() / cycle.days),
                                            visit.commune().code(),
                                            room.orElse(spot),
                                            working(asked.get().first(), day.number() - 1),
                                            stop.opens(),
                                            stop.leaves(),
                                            weeks.orElseThrow(),
                                            times.orElseThrow()),
                                    room);
                        }))
                .toList();
        var holidays = series.stream()
                .flatMap(stay -> stay.series().holidays().stream())
                .sorted()
                .toList();
        // The warning about public holidays is shown once. The coordinator then checks a box to confirm that
        // the passages on these days are skipped.
        if (!holidays.isEmpty() && !form.checked("feries")) {
            form.error("feries", "planner.error.holidays", holidays.size(), holidays.getFirst());
            return answer(shown);
        }
        return switch (rooms.publish(series, seen)) {
            case HelpBusTourPublisher.TourPublicationResult.TourPlanPublished(var made) ->
                View.redirect("/bureau/passages?faits=" + made);
            case HelpBusTourPublisher.TourPublicationResult.TourRoomTaken(var room, var day, var by) -> {
                form.error("arret-0-salle", "planner.error.room", room, page.day(day), by);
                yield answer(shown);
            }
            case HelpBusTourPublisher.TourPublicationResult.TourVehicleBusy(var other) -> {
                form.error(
                        "jour",
                        "schedule.error.elsewhere",
                        other.round().name(),
                        page.day(other.day()),
                        territories
                                .communes()
                                .byCode(other.commune())
                                .map(Commune::name)
                                .orElse(other.commune()),
                        other.starts(),
                        other.ends());
                yield answer(shown);
            }
            // Another coordinator published a plan at the same moment, so that this plan must be
            // computed again.
            case HelpBusTourPublisher.TourPublicationResult.TourPlanOutdated() ->
                answer(view.with(
                        HelpBusTourPlan.of(
                                cycle(actor, asked.get()), asked.get().seed()),
                        Optional.empty(),
                        true,
                        false));
        };
    }

    /// Returns the date that is a number of working days later; week-ends and public holidays are skipped.
    static LocalDate working(LocalDate from, int days) {
        var day = from;
        for (var left = days; left > 0 || !works(day); ) {
            day = day.plusDays(1);
            if (works(day) && left > 0) left--;
        }
        return day;
    }

    private static boolean works(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5 && !OpeningHours.isPublicHoliday(day);
    }
}
