package org.tousaidants.reach.planner;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.Parse;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;
import org.tousaidants.reach.schedule.Passages;
import org.tousaidants.reach.schedule.Round;

/// « Tournées », at the desk: stops are typed, a plan comes back, and is published as dated passages.
@Controller
@For(Role.COORDINATOR)
class TourPages {
    private static final int MOST_WEEKS = 8;
    private static final int MOST_TIMES = 26;
    private static final int LONGEST_SPOT = 120;

    record Shown(Form form, Optional<TourPlan> plan, List<Round> rounds) {
        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }

        List<String> kept() {
            return List.of("base", "jours", "debut", "fin", "arrets");
        }
    }

    private final Passages passages;
    private final Territories territories;

    TourPages(Passages passages, Territories territories) {
        this.passages = passages;
        this.territories = territories;
    }

    @Bean
    static DeskCard plannerCard() {
        return DeskCard.of("/bureau/tournees", "planner.card", 69);
    }

    @GetMapping("/bureau/tournees")
    View ask(Actor actor) {
        var usual = Form.filled(Map.of("jours", List.of("5"), "debut", List.of("08:30"), "fin", List.of("17:30")));
        return shown(actor, usual, Optional.empty());
    }

    /// Changes nothing: the plan is only shown.
    @PostMapping("/bureau/tournees")
    View plan(Actor actor, Form form) {
        var asked = TourForm.parse(form, territories.communes(), actor.network().departement());
        return shown(actor, form, asked.map(TourPages::plan));
    }

    private static TourPlan plan(TourForm asked) {
        return TourPlan.of(asked.base(), asked.stops(), asked.starts(), asked.ends(), asked.days());
    }

    /// Planned again from the same stops, which gives the same plan: what was seen is what is published.
    @PostMapping("/bureau/tournees/passages")
    View publish(Actor actor, Form form) {
        var asked = TourForm.parse(form, territories.communes(), actor.network().departement());
        var round = form.text("tournee")
                .required()
                .as(
                        typed -> passages.rounds(actor.network().id()).stream()
                                .filter(one -> one.id().toString().equals(typed))
                                .findFirst(),
                        "planner.error.round");
        var first = form.text("jour").required().as(Parse::day, "planner.error.day");
        var weeks = form.text("semaines").required().integer(1, MOST_WEEKS);
        var times = form.text("fois").required().integer(1, MOST_TIMES);
        var spot = form.text("lieu").required().max(LONGEST_SPOT).get();
        if (spot.length() == 1) form.error("lieu", "planner.error.spot");
        if (first.filter(passages::isPast).isPresent()) form.error("jour", "planner.error.past");
        var plan = asked.map(TourPages::plan);
        if (form.hasErrors() || plan.isEmpty()) return shown(actor, form, plan);
        var series = plan.get().days().stream()
                .flatMap(day -> day.calls().stream()
                        .map(call -> new Passages.Series(
                                round.orElseThrow(),
                                call.stop().commune().code(),
                                spot,
                                working(first.orElseThrow(), day.number() - 1),
                                call.arrives(),
                                call.leaves(),
                                weeks.orElseThrow(),
                                times.orElseThrow())))
                .toList();
        return View.redirect(
                "/bureau/passages?faits=" + passages.addAll(actor.network().id(), series));
    }

    /// So many working days later.
    private static LocalDate working(LocalDate from, int days) {
        var day = from;
        for (var left = days; left > 0 || day.getDayOfWeek().getValue() > 5; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().getValue() <= 5 && left > 0) left--;
        }
        return day;
    }

    private View shown(Actor actor, Form form, Optional<TourPlan> plan) {
        return View.of(
                        "reach/planner/tours",
                        new Shown(form, plan, passages.rounds(actor.network().id())))
                .status(form.hasErrors() ? 422 : 200);
    }
}
