package org.tousaidants.label.signposting;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.helpers.NewHelperForm;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Repérer et orienter » — public pages that explain the card for directing people to help, and state the validity
/// of a card.
@Controller
@PublicAccess
class SignpostCardPages {
    static final String HERE = "/mon-dossier/reperer";

    record SignpostInvitationView(Form form, boolean connected) {}

    record PublicSignpostCardView(SignpostCards.PublicSignpostCard card) {}

    private final SignpostCards cards;
    private final NewHelperForm newcomers;

    SignpostCardPages(SignpostCards cards, NewHelperForm newcomers) {
        this.cards = cards;
        this.newcomers = newcomers;
    }

    static String address(SignpostCard card) {
        return "/reperer/" + card.code();
    }

    @GetMapping("/reperer")
    View invite(Page page) {
        return View.of("label/signposting/invite", new SignpostInvitationView(Form.empty(), connected(page)));
    }

    @PostMapping("/reperer")
    View ask(Form form, HttpServletRequest request, Page page) {
        var shown = View.of("label/signposting/invite", new SignpostInvitationView(form, connected(page)));
        return newcomers.ask(form, request, page, new SignInReturnPath(HERE), shown);
    }

    @GetMapping("/reperer/{code}")
    View verify(@PathVariable String code) {
        var typed = BadgeCode.typed(code).orElseThrow(NotFoundException::new);
        var card = cards.find(typed).orElseThrow(NotFoundException::new);
        if (!typed.value().equals(code)) return View.redirect(address(card.card()));
        return View.of("label/signposting/verify", new PublicSignpostCardView(card))
                .header("X-Robots-Tag", "noindex");
    }

    private static boolean connected(Page page) {
        return page.actor().isPresent();
    }
}
