package org.tousaidants.platform.dashboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.DeskFigure;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PendingTask;
import org.tousaidants.platform.web.View;

/// The home page of the desk.
@Controller
@AllowedRoles(Role.COORDINATOR)
class DeskPages {
    private static final int MENU_ORDER = 3;

    /// The section of a desk; `key` is its title.
    enum Part {
        PLACES("desk.part.places", 65),
        REACH("desk.part.reach", 70),
        PATH("desk.part.path", 80),
        LABEL("desk.part.label", 131),
        COMMONS("desk.part.commons", 145),
        NETWORK("desk.part.network", Integer.MAX_VALUE);

        final String key;
        private final int before;

        Part(String key, int before) {
            this.key = key;
            this.before = before;
        }

        static Part of(DeskCard card) {
            return Arrays.stream(values())
                    .filter(part -> card.order() < part.before)
                    .findFirst()
                    .orElse(NETWORK);
        }
    }

    /// One desk and its current state.
    record Standing(DeskCard card, DeskCard.CardState now) {
        boolean waits() {
            return now.waiting() > 0;
        }
    }

    /// `first`: set-up steps of a new network; `answers`: a person waits there; `rest`: not urgent. `errands` are
    /// tasks of the person, whatever their role.
    record Today(
            List<Waits> errands,
            List<Standing> first,
            List<Standing> answers,
            List<Standing> rest,
            Map<Part, List<Standing>> parts,
            List<Figure> figures) {
        static Today of(List<Standing> desks) {
            return of(List.of(), desks, List.of());
        }

        static Today of(List<Waits> errands, List<Standing> desks, List<Figure> figures) {
            return new Today(
                    errands,
                    desks.stream().filter(desk -> desk.now().first()).toList(),
                    desks.stream()
                            .filter(desk -> desk.waits() && desk.card().answers())
                            .toList(),
                    desks.stream()
                            .filter(desk -> desk.waits() && !desk.card().answers())
                            .toList(),
                    desks.stream()
                            .collect(Collectors.groupingBy(
                                    desk -> Part.of(desk.card()), TreeMap::new, Collectors.toList())),
                    figures);
        }

        /// « Prochain pas » — the next thing to do: a set-up step, else a person who waits, else a task that is
        /// not urgent.
        Optional<Step> next(Page page) {
            return Stream.of(
                            first.stream()
                                    .map(desk ->
                                            Step.of(desk, page.t(desk.card().key() + ".first"))),
                            errands.stream().map(one -> new Step(one.errand().path(), one.words(page))),
                            Stream.concat(answers.stream(), rest.stream())
                                    .map(desk -> Step.of(
                                            desk,
                                            page.t(
                                                    desk.card().key() + ".waiting",
                                                    desk.now().waiting()))))
                    .flatMap(steps -> steps)
                    .findFirst();
        }
    }

    record Step(String path, String words) {
        private static Step of(Standing desk, String words) {
            return new Step(desk.card().path(), words);
        }
    }

    /// A task of the person and its count.
    record Waits(PendingTask errand, int waiting) {
        String words(Page page) {
            return page.t(errand.key(), waiting);
        }
    }

    record Figure(DeskFigure figure, Number value) {
        private static List<Figure> of(List<DeskFigure> all, Actor actor) {
            return all.stream()
                    .filter(figure -> figure.role() == actor.role())
                    .limit(FIGURES)
                    .map(figure -> new Figure(figure, figure.value().apply(actor)))
                    .toList();
        }
    }

    private static final int FIGURES = 4;

    private final List<PendingTask> errands;
    private final List<DeskFigure> figures;
    private final List<DeskCard> cards;

    DeskPages(ObjectProvider<DeskCard> cards, ObjectProvider<PendingTask> errands, ObjectProvider<DeskFigure> figures) {
        this.errands = errands.stream()
                .sorted(Comparator.comparingInt(PendingTask::order))
                .toList();
        this.figures = figures.stream()
                .sorted(Comparator.comparingInt(DeskFigure::order))
                .toList();
        this.cards =
                cards.stream().sorted(Comparator.comparingInt(DeskCard::order)).toList();
    }

    /// « Ce qui vous attend » — the home page of every signed-in person.
    @GetMapping("/bureau")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.NEWCOMER})
    View today(Actor actor) {
        var own = errands.stream()
                .filter(errand -> errand.roles().contains(actor.role()))
                .map(errand -> new Waits(errand, errand.waiting().applyAsInt(actor)))
                .filter(errand -> errand.waiting() > 0)
                .toList();
        var desks = actor.is(Role.COORDINATOR)
                ? cards.stream()
                        .map(card -> new Standing(card, card.now().get()))
                        .toList()
                : List.<Standing>of();
        return View.of("platform/dashboard/today", Today.of(own, desks, Figure.of(figures, actor)));
    }

    @Bean
    static NavLink coordinatorsDeskLink() {
        return new NavLink("/bureau", "desk.nav", MENU_ORDER, Set.of(Role.values()));
    }
}
