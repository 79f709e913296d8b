package org.tousaidants.platform.dashboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.View;

/// The first page of the desk.
@Controller
@For(Role.COORDINATOR)
class DeskPages {
    private static final int MENU_ORDER = 50;

    /// What a desk is about; `key` is its title.
    enum Part {
        PLACES("desk.part.places", 70),
        LABEL("desk.part.label", 145),
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

    /// One desk as it stands now.
    record Standing(DeskCard card, DeskCard.Now now) {
        boolean waits() {
            return now.waiting() > 0;
        }
    }

    /// `first`: where a network that begins has still to go; `answers`: somebody waits there; `rest`: it can wait until
    /// somebody has time.
    record Today(List<Standing> first, List<Standing> answers, List<Standing> rest, Map<Part, List<Standing>> parts) {
        static Today of(List<Standing> desks) {
            return new Today(
                    desks.stream().filter(desk -> desk.now().first()).toList(),
                    desks.stream()
                            .filter(desk -> desk.waits() && desk.card().answers())
                            .toList(),
                    desks.stream()
                            .filter(desk -> desk.waits() && !desk.card().answers())
                            .toList(),
                    desks.stream()
                            .collect(Collectors.groupingBy(
                                    desk -> Part.of(desk.card()), TreeMap::new, Collectors.toList())));
        }
    }

    private final List<DeskCard> cards;

    DeskPages(ObjectProvider<DeskCard> cards) {
        this.cards =
                cards.stream().sorted(Comparator.comparingInt(DeskCard::order)).toList();
    }

    @GetMapping("/bureau")
    View today(Actor actor) {
        var network = actor.network().id();
        return View.of(
                "platform/dashboard/today",
                Today.of(cards.stream()
                        .map(card -> new Standing(card, card.now().apply(network)))
                        .toList()));
    }

    @Bean
    static NavLink coordinatorsDeskLink() {
        return new NavLink("/bureau", "desk.nav", MENU_ORDER, Set.of(Role.COORDINATOR));
    }
}
