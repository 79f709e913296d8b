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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.outreach.mobilevisits.MobileTour;
import org.tousaidants.outreach.mobilevisits.Passages;
import org.tousaidants.outreach.tourplanning.TourCycle.ShiftBreach;
import org.tousaidants.outreach.tourplanning.Vehicle.TimeWindow;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Plan des tournées », at the desk: vehicles and stops are typed; the plan is shown, moved by hand, and
/// published as dated passages.
@Controller
@AllowedRoles(Role.COORDINATOR)
class TourPages {
    private static final int MOST_WEEKS = 8;
    private static final int MOST_TIMES = 26;
    private static final int LONGEST_SPOT = 120;
    private static final String REMOVES = "oter ";
    /// The first line number of promised visits; typed lines have smaller numbers.
    private static final int BELOW_THE_LINES = 1_000;

    /// @param anew whether the shown plan no longer fit the request or the promises, and was recomputed
    record TourView(
            Form form,
            TourFormRows rows,
            Optional<LocalDate> first,
            Optional<TourPlan> plan,
            Optional<TourPlan.PlanChange> change,
            boolean anew,
            boolean stuck,
            List<MobileTour> rounds,
            List<Commune> communes) {
        private TourView with(TourPlan other, Optional<TourPlan.PlanChange> done, boolean fresh, boolean unmoved) {
            return new TourView(form, rows, first, Optional.of(other), done, fresh, unmoved, rounds, communes);
        }

        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }

        /// The typed rows and some empty ones.
        int stopRows() {
            return Math.min(TourForm.MOST_VISITS, Math.max(rows.stops() + 2, 4));
        }

        int vehicleRows() {
            return Math.min(TourForm.MOST_VEHICLES, rows.vehicles() + 1);
        }

        /// The codes of the stops, for the map.
        String codes() {
            return IntStream.range(0, rows.stops())
                    .mapToObj(row -> form.value("arret-" + row + "-commune"))
                    .flatMap(name -> communes.stream().filter(one -> one.name().equalsIgnoreCase(name)))
                    .map(Commune::code)
                    .distinct()
                    .collect(Collectors.joining(","));
        }

        /// The date of a day of the cycle from 0, or its number.
        String day(Page page, int day) {
            return first.map(from -> page.day(working(from, day))).orElseGet(() -> page.t("planner.nth", day + 1));
        }

        /// The public holidays that the cycle skips.
        List<LocalDate> skipped() {
            return first.stream()
                    .flatMap(from ->
                            from.datesUntil(working(from, plan.orElseThrow().cycle().days - 1)))
                    .filter(day -> day.getDayOfWeek().getValue() <= 5 && OpeningHours.isPublicHoliday(day))
                    .toList();
        }

        List<Choice> movable() {
            var cycle = plan.orElseThrow().cycle();
            return IntStream.range(0, cycle.visits.size())
                    .filter(visit -> !cycle.visits.get(visit).pinned())
                    .mapToObj(visit -> Choice.of(
                            String.valueOf(visit),
                            cycle.visits.get(visit).commune().name()))
                    .sorted(Comparator.comparing(Choice::label))
                    .toList();
        }

        List<Choice> shifts(Page page) {
            var cycle = plan.orElseThrow().cycle();
            return IntStream.range(0, cycle.days)
                    .filter(day -> day >= cycle.over)
                    .boxed()
                    .flatMap(day -> IntStream.range(0, cycle.vehicles.size())
                            .mapToObj(vehicle -> Choice.of(
                                    String.valueOf(vehicle * cycle.days + day),
                                    page.t(
                                            "planner.shift",
                                            day(page, day),
                                            cycle.vehicles.get(vehicle).name()))))
                    .toList();
        }

        String said(Page page, ShiftBreach breach) {
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

    private final Passages passages;
    private final Territories territories;
    private final TourBooker rooms;
    private final RoadNetworks roads;

    TourPages(Passages passages, Territories territories, TourBooker rooms, RoadNetworks roads) {
        this.passages = passages;
        this.rooms = rooms;
        this.roads = roads;
        this.territories = territories;
    }

    @GetMapping("/bureau/tournees")
    View ask(Actor actor) {
        var monday = passages.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var form = Form.filled(
                Map.of("jours", List.of("5"), "jour", List.of(working(monday, 0).toString())));
        return answer(view(actor, rows(actor, form), form));
    }

    /// Adds a row, removes one, or shows the plan. Stores nothing.
    @PostMapping("/bureau/tournees")
    View plan(Actor actor, Form typed) {
        var rows = rows(actor, typed);
        var form = rows.form();
        if (isEdit(typed)) {
            if (typed.checked("carte.x") && clicked(actor, typed).isEmpty()) form.error("liste", "planner.error.map");
            return answer(view(actor, rows, form));
        }
        var asked = asked(actor, rows, form);
        var view = view(actor, rows, form);
        return answer(asked.map(
                        one -> view.with(TourPlan.of(cycle(actor, one), one.seed()), Optional.empty(), false, false))
                .orElse(view));
    }

    /// Whether the pressed button changes the rows instead of asking for the plan.
    private static boolean isEdit(Form form) {
        return form.checked("carte.x")
                || form.value("geste").equals("lignes")
                || form.value("geste").startsWith(REMOVES);
    }

    private TourFormRows rows(Actor actor, Form form) {
        var gone = form.value("geste").startsWith(REMOVES)
                ? ValueParser.number(form.value("geste").substring(REMOVES.length()))
                : Optional.<Integer>empty();
        return TourFormRows.of(form, clicked(actor, form), gone);
    }

    /// The commune nearest to the point of the map that was pressed. A key of the keyboard gives no point.
    private Optional<Commune> clicked(Actor actor, Form form) {
        var x = ValueParser.number(form.value("carte.x")).orElse(0);
        var y = ValueParser.number(form.value("carte.y")).orElse(0);
        return x <= 0 || y <= 0 ? Optional.empty() : Optional.of(map(actor).nearest(x, y));
    }

    private MapViewBuilder map(Actor actor) {
        var departement = actor.network().departement();
        return MapViewBuilder.of(departement, territories.communes().inDepartement(departement));
    }

    /// The picture of the form’s map: the communes of the stops are marked.
    @GetMapping(value = "/bureau/tournees/carte.svg", produces = "image/svg+xml")
    ResponseEntity<byte[]> picture(
            Actor actor, Page page, @RequestParam(name = "arrets", defaultValue = "") String stops) {
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

    /// Moves one visit by hand; the state stays in the page.
    @PostMapping("/bureau/tournees/retouches")
    View change(Actor actor, Form typed) {
        var rows = rows(actor, typed);
        var form = rows.form();
        var asked = asked(actor, rows, form);
        var view = view(actor, rows, form);
        if (asked.isEmpty()) return answer(view);
        var cycle = cycle(actor, asked.get());
        var read = TourPlan.read(cycle, typed.value("plan"));
        if (read.isEmpty())
            return answer(view.with(TourPlan.of(cycle, asked.get().seed()), Optional.empty(), true, false));
        var gesture = typed.value("geste").equals("deplacer")
                ? "deplacer " + typed.value("arret") + " " + typed.value("vers")
                : typed.value("geste");
        var changed = read.get().after(gesture);
        return answer(view.with(
                changed.map(TourPlan.ChangedPlan::plan).orElse(read.get()),
                changed.map(TourPlan.ChangedPlan::change),
                false,
                changed.isEmpty()));
    }

    private Optional<TourForm> asked(Actor actor, TourFormRows rows, Form form) {
        return TourForm.parse(
                form, rows, territories.communes(), actor.network().departement(), passages.today());
    }

    private TourView view(Actor actor, TourFormRows rows, Form form) {
        return new TourView(
                form,
                rows,
                ValueParser.day(form.value("jour")),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                passages.rounds(),
                territories.communes().inDepartement(actor.network().departement()));
    }

    private static View answer(TourView view) {
        return View.of("outreach/tourplanning/tours", view)
                .status(view.form().hasErrors() ? 422 : view.anew() ? 409 : 200);
    }

    /// The request and the promised passages, which keep their day and count among the visits.
    private TourCycle cycle(Actor actor, TourForm asked) {
        var missed = new HashMap<String, Integer>();
        passages.missed().forEach(one -> missed.put(one.commune(), one.cancelled()));
        var days = IntStream.range(0, asked.days())
                .mapToObj(day -> working(asked.first(), day))
                .toList();
        var over = (int) days.stream().filter(passages::isPast).count();
        var pins = promised(asked, days);
        var visits = new ArrayList<TourVisit>();
        var counted = new HashMap<String, Integer>();
        pins.forEach(one -> counted.merge(one.commune().code(), 1, Integer::sum));
        for (var line = 0; line < asked.stops().size(); line++) {
            var stop = asked.stops().get(line);
            var code = stop.commune().code();
            for (var n = 0; n < stop.times(); n++) {
                if (counted.merge(code, -1, Integer::sum) >= 0) continue;
                visits.add(new TourVisit(
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
        return new TourCycle(
                asked.vehicles(),
                visits,
                asked.days(),
                over,
                Optional.of(roads.byCar(actor.network().departement())));
    }

    private List<TourVisit> promised(TourForm asked, List<LocalDate> days) {
        var pins = new ArrayList<TourVisit>();
        for (var passage : passages.between(days.getFirst(), days.getLast())) {
            var day = days.indexOf(passage.day());
            var commune = territories.communes().byCode(passage.commune());
            if (day < 0 || commune.isEmpty()) continue;
            var hours = new TimeWindow(minute(passage.starts()), minute(passage.ends()));
            for (var vehicle = 0; vehicle < asked.vehicles().size(); vehicle++)
                if (asked.vehicles()
                        .get(vehicle)
                        .name()
                        .equalsIgnoreCase(passage.round().name()))
                    pins.add(new TourVisit(
                            commune.get(),
                            BELOW_THE_LINES + pins.size(),
                            hours.length(),
                            List.of(hours),
                            Optional.of(new TourVisit.PromisedDay(vehicle, day)),
                            0,
                            true));
        }
        return pins;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /// Publishes exactly the plan that was shown; when new passages were promised meanwhile, recomputes the
    /// plan and publishes nothing.
    @PostMapping("/bureau/tournees/passages")
    View publish(Actor actor, Page page, Form typed) {
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
        var read = TourPlan.read(cycle, form.value("plan"));
        var anew = read.isEmpty() && !form.value("plan").isEmpty();
        var plan = read.orElseGet(() -> TourPlan.of(cycle, asked.get().seed()));
        var shown = view.with(plan, Optional.empty(), anew, false);
        var broken = plan.breaches();
        if (!broken.isEmpty()) form.error("arret-0-commune", "planner.error.broken", broken.size());
        var who = new ArrayList<MobileTour>();
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
                            // A stop that needs a room uses its name as the spot.
                            var room = asked.get().stops().get(visit.line()).room();
                            return new TourBooker.StopSeries(
                                    new Passages.PassageSeries(
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
        // Warned of once; the box confirms that these passages are skipped.
        if (!holidays.isEmpty() && !form.checked("feries")) {
            form.error("feries", "planner.error.holidays", holidays.size(), holidays.getFirst());
            return answer(shown);
        }
        return switch (rooms.publish(series, seen)) {
            case TourBooker.PublicationResult.PlanPublished(var made) ->
                View.redirect("/bureau/passages?faits=" + made);
            case TourBooker.PublicationResult.RoomTaken(var room, var day, var by) -> {
                form.error("arret-0-salle", "planner.error.room", room, page.day(day), by);
                yield answer(shown);
            }
            case TourBooker.PublicationResult.VehicleBusy(var other) -> {
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
            // Another coordinator published at the same moment.
            case TourBooker.PublicationResult.PlanOutdated() ->
                answer(view.with(
                        TourPlan.of(cycle(actor, asked.get()), asked.get().seed()), Optional.empty(), true, false));
        };
    }

    /// Adds working days: skips week-ends and public holidays.
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
