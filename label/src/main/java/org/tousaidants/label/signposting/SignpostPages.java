package org.tousaidants.label.signposting;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.helpers.NewcomerForm;
import org.tousaidants.platform.identity.ReturnPath;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Repérer et orienter » — public pages of the light way in: what it is, and what a card is worth.
@Controller
@PublicAccess
class SignpostPages {
    static final String HERE = "/mon-dossier/reperer";

    record Invitation(Form form, boolean connected) {}

    record PublicCardView(SignpostCards.PublicCard card) {}

    private final SignpostCards cards;
    private final NewcomerForm newcomers;

    SignpostPages(SignpostCards cards, NewcomerForm newcomers) {
        this.cards = cards;
        this.newcomers = newcomers;
    }

    static String address(SignpostCard card) {
        return "/reperer/" + card.code();
    }

    @GetMapping("/reperer")
    View invite(Page page) {
        return View.of("label/signposting/invite", new Invitation(Form.empty(), connected(page)));
    }

    @PostMapping("/reperer")
    View ask(Form form, HttpServletRequest request, Page page) {
        var shown = View.of("label/signposting/invite", new Invitation(form, connected(page)));
        return newcomers.ask(form, request, page, new ReturnPath(HERE), shown);
    }

    @GetMapping("/reperer/{code}")
    View verify(@PathVariable String code) {
        var typed = BadgeCode.typed(code).orElseThrow(NotFound::new);
        var card = cards.find(typed).orElseThrow(NotFound::new);
        if (!typed.value().equals(code)) return View.redirect(address(card.card()));
        return View.of("label/signposting/verify", new PublicCardView(card)).header("X-Robots-Tag", "noindex");
    }

    private static boolean connected(Page page) {
        return page.actor().isPresent();
    }
}
