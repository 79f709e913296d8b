package org.tousaidants.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.web.DeskCard;
import org.tousaidants.web.For;
import org.tousaidants.web.NavLink;
import org.tousaidants.web.View;

/// The first page of the desk.
@Controller
@For(Role.COORDINATOR)
class DeskPages {
    private static final int MENU_ORDER = 50;

    /// One desk as it stands now.
    record Standing(DeskCard card, DeskCard.Now now) {}

    private final List<DeskCard> cards;

    DeskPages(ObjectProvider<DeskCard> cards) {
        this.cards =
                cards.stream().sorted(Comparator.comparingInt(DeskCard::order)).toList();
    }

    @GetMapping("/bureau")
    View today(Actor actor) {
        var network = actor.network().id();
        return View.of(
                "desk/today",
                cards.stream()
                        .map(card -> new Standing(card, card.now().apply(network)))
                        .toList());
    }

    @Bean
    static NavLink coordinatorsDeskLink() {
        return new NavLink("/bureau", "desk.nav", MENU_ORDER, Set.of(Role.COORDINATOR));
    }
}
