package org.tousaidants.label.signposting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.helpers.NewcomerForm;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.ReturnPath;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.View;

/// « Repérer et orienter » — pages of the light way in: what it is, three sentences to sign, the card, and its
/// public page.
@Controller
class SignpostPages {
    static final String HERE = "/mon-dossier/reperer";
    private static final String YES = "oui";
    private static final List<String> SENTENCES = List.of("voir", "dire", "confier");

    record Invitation(Form form, boolean connected) {}

    record Signing(Form form, List<String> names) {
        String sentence(Page page, String name) {
            return page.t("signposting.sentence." + name);
        }
    }

    /// @param said message key of the act just done, or empty
    record OwnCardView(SignpostCards.OwnCard own, String said) {}

    record PublicCardView(SignpostCards.PublicCard card) {}

    /// @param address of the page that says what the card is worth
    record CardOnPaper(SignpostCards.OwnCard own, String address, String qr) {}

    private final SignpostCards cards;
    private final NewcomerForm newcomers;
    private final PublicAddress site;

    SignpostPages(SignpostCards cards, NewcomerForm newcomers, PublicAddress site) {
        this.cards = cards;
        this.newcomers = newcomers;
        this.site = site;
    }

    static String address(SignpostCard card) {
        return "/reperer/" + card.code();
    }

    @PublicAccess
    @GetMapping("/reperer")
    View invite(Page page) {
        return View.of("label/signposting/invite", new Invitation(Form.empty(), connected(page)));
    }

    @PublicAccess
    @PostMapping("/reperer")
    View ask(Form form, HttpServletRequest request, Page page) {
        var shown = View.of("label/signposting/invite", new Invitation(form, connected(page)));
        return newcomers.ask(form, request, page, new ReturnPath(HERE), shown);
    }

    @PublicAccess
    @GetMapping("/reperer/{code}")
    View verify(@PathVariable String code) {
        var typed = BadgeCode.typed(code).orElseThrow(NotFound::new);
        var card = cards.find(typed).orElseThrow(NotFound::new);
        if (!typed.value().equals(code)) return View.redirect(address(card.card()));
        return View.of("label/signposting/verify", new PublicCardView(card)).header("X-Robots-Tag", "noindex");
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @GetMapping("/mon-dossier/reperer")
    View mine(Actor self, @RequestParam(defaultValue = "") String fait) {
        return cards.mine(self)
                .map(own -> View.of("label/signposting/card", new OwnCardView(own, said(fait))))
                .orElseGet(() -> signing(Form.empty()));
    }

    private static String said(String fait) {
        return switch (fait) {
            case "note" -> "signposting.said.counted";
            case "annule" -> "signposting.said.uncounted";
            case "trop" -> "signposting.said.many";
            default -> "";
        };
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @PostMapping("/mon-dossier/reperer")
    View sign(Actor self, Form form) {
        for (var name : SENTENCES) if (!form.value(name).equals(YES)) form.error(name, "signposting.sign.missing");
        var around = Stream.of(SignpostCard.Around.values())
                .filter(one -> ConstantName.low(one).equals(form.value("pour")))
                .findFirst();
        if (around.isEmpty()) form.error("pour", "signposting.sign.around.missing");
        if (form.hasErrors() || around.isEmpty()) return signing(form).status(422);
        var french = Messages.in(Locale.FRENCH);
        cards.sign(
                self,
                around.get(),
                SENTENCES.stream()
                        .map(name -> french.t("signposting.sentence." + name))
                        .toList());
        return View.redirect(HERE);
    }

    private static View signing(Form form) {
        return View.of("label/signposting/sign", new Signing(form, SENTENCES));
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @PostMapping("/mon-dossier/reperer/orientation")
    View count(Actor self) {
        return View.redirect(HERE + (cards.count(self) ? "?fait=note" : "?fait=trop"));
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @PostMapping("/mon-dossier/reperer/orientation/annulation")
    View uncount(Actor self) {
        cards.uncount(self);
        return View.redirect(HERE + "?fait=annule");
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @PostMapping("/mon-dossier/reperer/fin")
    View giveBack(Actor self) {
        cards.giveBack(self);
        return View.redirect("/reperer");
    }

    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
    @GetMapping("/mon-dossier/reperer/carte.pdf")
    ResponseEntity<byte[]> paper(Actor self, Page page) {
        var own = cards.mine(self).orElseThrow(NotFound::new);
        var address = site.of(address(own.card()));
        var paper = View.of(
                        "label/signposting/cardPaper",
                        new CardOnPaper(own, site.of("/verifier"), QrCode.dataUri(address)))
                .text(page);
        return FileResponse.pdf("carte-" + own.card().code() + ".pdf").body(PdfWriter.pdf(paper));
    }

    private static boolean connected(Page page) {
        return page.actor().isPresent();
    }
}
