package org.tousaidants.outreach.tours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.Parse;
import org.tousaidants.outreach.passages.MobileTour;
import org.tousaidants.outreach.passages.Passages;
import org.tousaidants.outreach.tours.TourCycle.Breach;
import org.tousaidants.outreach.tours.Vehicle.Hours;
import org.tousaidants.outreach.travel.Roads;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
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
    /// Promised visits are numbered after the typed lines.
    private static final int BELOW_THE_LINES = 1_000;

    /// @param anew whether the shown plan no longer fit the request or the promises, and was recomputed
    record TourView(
            Form form,
            Optional<TourPlan> plan,
            Optional<TourPlan.Change> change,
            boolean anew,
            boolean stuck,
            List<MobileTour> rounds) {
        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }

        List<String> kept() {
            return List.of("vehicules", "jours", "arrets", "jour", "graine");
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
                                            day + 1,
                                            cycle.vehicles.get(vehicle).name()))))
                    .toList();
        }

        String said(Page page, Breach breach) {
            var cycle = plan.orElseThrow().cycle();
            return breach.visit() < 0
                    ? page.t(
                            breach.kind().key(),
                            cycle.day(breach.shift()) + 1,
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
    private final Roads roads;

    TourPages(Passages passages, Territories territories, TourBooker rooms, Roads roads) {
        this.passages = passages;
        this.rooms = rooms;
        this.roads = roads;
        this.territories = territories;
    }

    @GetMapping("/bureau/tournees")
    View ask(Actor actor) {
        return shown(Form.filled(Map.of("jours", List.of("5"))), Optional.empty(), Optional.empty());
    }

    /// Only shows the plan.
    @PostMapping("/bureau/tournees")
    View plan(Actor actor, Form form) {
        var asked = asked(actor, form);
        return shown(form, asked.map(one -> TourPlan.of(cycle(actor, one), one.seed())), Optional.empty());
    }

    /// Moves one visit by hand; the state stays in the page.
    @PostMapping("/bureau/tournees/retouches")
    View change(Actor actor, Form form) {
        var asked = asked(actor, form);
        if (asked.isEmpty()) return shown(form, Optional.empty(), Optional.empty());
        var cycle = cycle(actor, asked.get());
        var read = TourPlan.read(cycle, form.value("plan"));
        if (read.isEmpty())
            return View.of(
                    "outreach/tours/tours",
                    new TourView(
                            form,
                            Optional.of(TourPlan.of(cycle, asked.get().seed())),
                            Optional.empty(),
                            true,
                            false,
                            passages.rounds()));
        var gesture = form.value("geste").equals("deplacer")
                ? "deplacer " + form.value("arret") + " " + form.value("vers")
                : form.value("geste");
        var changed = read.get().after(gesture);
        return View.of(
                "outreach/tours/tours",
                new TourView(
                        form,
                        Optional.of(changed.map(TourPlan.Changed::plan).orElse(read.get())),
                        changed.map(TourPlan.Changed::change),
                        false,
                        changed.isEmpty(),
                        passages.rounds()));
    }

    private Optional<TourForm> asked(Actor actor, Form form) {
        return TourForm.parse(form, territories.communes(), actor.network().departement(), passages.today());
    }

    /// The request and the promised passages, which keep their day and count among the visits.
    private TourCycle cycle(Actor actor, TourForm asked) {
        var missed = new HashMap<String, Integer>();
        passages.missed().forEach(one -> missed.put(one.commune(), one.cancelled()));
        var days = asked.first()
                .map(first -> IntStream.range(0, asked.days())
                        .mapToObj(day -> working(first, day))
                        .toList())
                .orElse(List.of());
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
        if (days.isEmpty()) return List.of();
        var pins = new ArrayList<TourVisit>();
        for (var one : passages.between(days.getFirst(), days.getLast())) {
            var day = days.indexOf(one.day());
            var commune = territories.communes().byCode(one.commune());
            if (day < 0 || commune.isEmpty()) continue;
            var hours = new Hours(minute(one.starts()), minute(one.ends()));
            for (var vehicle = 0; vehicle < asked.vehicles().size(); vehicle++)
                if (asked.vehicles()
                        .get(vehicle)
                        .name()
                        .equalsIgnoreCase(one.round().name()))
                    pins.add(new TourVisit(
                            commune.get(),
                            BELOW_THE_LINES + pins.size(),
                            hours.length(),
                            List.of(hours),
                            Optional.of(new TourVisit.Promise(vehicle, day)),
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
    View publish(Actor actor, Page page, Form form) {
        var asked = asked(actor, form);
        var seen = passages.state();
        var rounds = passages.rounds();
        var chosen = form.text("tournee")
                .as(
                        typed -> rounds.stream()
                                .filter(one -> one.id().toString().equals(typed))
                                .findFirst(),
                        "planner.error.round");
        var first = form.text("jour").required().as(Parse::day, "planner.error.day");
        var weeks = form.text("semaines").required().integer(1, MOST_WEEKS);
        var times = form.text("fois").required().integer(1, MOST_TIMES);
        var spot = form.text("lieu").required().max(LONGEST_SPOT).get();
        if (spot.length() == 1) form.error("lieu", "planner.error.spot");
        if (asked.isEmpty()) return shown(form, Optional.empty(), Optional.empty());
        var cycle = cycle(actor, asked.get());
        var read = TourPlan.read(cycle, form.value("plan"));
        var anew = read.isEmpty() && !form.value("plan").isEmpty();
        var plan = read.orElseGet(() -> TourPlan.of(cycle, asked.get().seed()));
        var broken = plan.breaches();
        if (!broken.isEmpty()) form.error("arrets", "planner.error.broken", broken.size());
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
        if (form.hasErrors() || anew)
            return View.of(
                            "outreach/tours/tours",
                            new TourView(form, Optional.of(plan), Optional.empty(), anew, false, rounds))
                    .status(form.hasErrors() ? 422 : 409);
        var series = plan.days().stream()
                .flatMap(day -> day.stops().stream()
                        .filter(stop -> !stop.pinned())
                        .map(stop -> {
                            var visit = cycle.visits.get(stop.visit());
                            // A stop that needs a room uses its name as the spot.
                            var room = asked.get().stops().get(visit.line()).room();
                            return new TourBooker.Stay(
                                    new Passages.Series(
                                            who.get(day.shift() / cycle.days),
                                            visit.commune().code(),
                                            room.orElse(spot),
                                            working(first.orElseThrow(), day.number() - 1),
                                            stop.opens(),
                                            stop.leaves(),
                                            weeks.orElseThrow(),
                                            times.orElseThrow()),
                                    room);
                        }))
                .toList();
        return switch (rooms.publish(series, seen)) {
            case TourBooker.Publishing.Done(var made) -> View.redirect("/bureau/passages?faits=" + made);
            case TourBooker.Publishing.RoomTaken(var room, var day, var by) -> {
                form.error("arrets", "planner.error.room", room, page.day(day), by);
                yield View.of(
                                "outreach/tours/tours",
                                new TourView(form, Optional.of(plan), Optional.empty(), false, false, rounds))
                        .status(422);
            }
            case TourBooker.Publishing.Elsewhere(var other) -> {
                form.error(
                        "arrets",
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
                yield View.of(
                                "outreach/tours/tours",
                                new TourView(form, Optional.of(plan), Optional.empty(), false, false, rounds))
                        .status(422);
            }
            // Another coordinator published at the same moment.
            case TourBooker.Publishing.Overtaken() ->
                View.of(
                                "outreach/tours/tours",
                                new TourView(
                                        form,
                                        Optional.of(TourPlan.of(
                                                cycle(actor, asked.get()),
                                                asked.get().seed())),
                                        Optional.empty(),
                                        true,
                                        false,
                                        rounds))
                        .status(409);
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

    private View shown(Form form, Optional<TourPlan> plan, Optional<TourPlan.Change> change) {
        return View.of("outreach/tours/tours", new TourView(form, plan, change, false, false, passages.rounds()))
                .status(form.hasErrors() ? 422 : 200);
    }
}
