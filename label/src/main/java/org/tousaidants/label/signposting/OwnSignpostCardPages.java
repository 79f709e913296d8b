package org.tousaidants.label.signposting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.versions.PublishedRules;

/// « Ma carte pour repérer » — the holder's own pages: three sentences to sign, the card, and the number of people
/// whom the holder directed to help.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class OwnSignpostCardPages {
    private static final String YES = "oui";
    private static final String VOLUNTEER = "benevole";
    private static final List<String> SENTENCES = List.of("voir", "dire", "confier");

    record SignpostSigningView(Form form, List<String> names) {
        String sentence(Page page, String name) {
            return page.t("signposting.sentence." + name);
        }
    }

    /// @param said message key of the result of the last request; may be empty
    /// @param volunteer the requirements of a volunteer, to show a relative the way; empty for another card
    record OwnSignpostCardView(SignpostCards.OwnSignpostCard own, String said, List<LabelRequirement> volunteer) {}

    /// The card to print.
    ///
    /// @param address address of the page that states the validity of the card
    /// @param qr QR code of this address
    record PrintedSignpostCardView(SignpostCards.OwnSignpostCard own, String address, String qr) {}

    private final SignpostCards cards;
    private final PublishedRules rules;
    private final SitePublicAddress site;

    OwnSignpostCardPages(SignpostCards cards, PublishedRules rules, SitePublicAddress site) {
        this.cards = cards;
        this.rules = rules;
        this.site = site;
    }

    @GetMapping("/mon-dossier/reperer")
    View mine(SignedInPerson self, @RequestParam(defaultValue = "") String fait) {
        return cards.mine(self)
                .map(own -> View.of("label/signposting/card", new OwnSignpostCardView(own, said(fait), volunteer(own))))
                .orElseGet(() -> signing(Form.empty()));
    }

    /// The way from relative to volunteer: the page shows it in a fold, and nothing else ever mentions it.
    private List<LabelRequirement> volunteer(SignpostCards.OwnSignpostCard own) {
        return own.card().around() == SignpostCard.PeopleToPointToHelp.RELATIVE
                ? rules.now().protocol().label(HolderNature.PERSON).asked(VOLUNTEER)
                : List.of();
    }

    private static String said(String fait) {
        return switch (fait) {
            case "note" -> "signposting.said.counted";
            case "annule" -> "signposting.said.uncounted";
            case "trop" -> "signposting.said.many";
            default -> "";
        };
    }

    @PostMapping("/mon-dossier/reperer")
    View sign(SignedInPerson self, Form form) {
        for (var name : SENTENCES) if (!form.value(name).equals(YES)) form.error(name, "signposting.sign.missing");
        var around = Stream.of(SignpostCard.PeopleToPointToHelp.values())
                .filter(one -> EnumConstantName.low(one).equals(form.value("pour")))
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
        return View.redirect(SignpostCardPages.HERE);
    }

    private static View signing(Form form) {
        return View.of("label/signposting/sign", new SignpostSigningView(form, SENTENCES));
    }

    @PostMapping("/mon-dossier/reperer/orientation")
    View count(SignedInPerson self) {
        return View.redirect(SignpostCardPages.HERE + (cards.count(self) ? "?fait=note" : "?fait=trop"));
    }

    @PostMapping("/mon-dossier/reperer/orientation/annulation")
    View uncount(SignedInPerson self) {
        cards.uncount(self);
        return View.redirect(SignpostCardPages.HERE + "?fait=annule");
    }

    @PostMapping("/mon-dossier/reperer/fin")
    View giveBack(SignedInPerson self) {
        cards.giveBack(self);
        return View.redirect("/reperer");
    }

    @GetMapping("/mon-dossier/reperer/carte.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson self, Page page) {
        var own = cards.mine(self).orElseThrow(NotFoundException::new);
        var address = site.of(SignpostCardPages.address(own.card()));
        var paper = View.of(
                        "label/signposting/cardPaper",
                        new PrintedSignpostCardView(own, site.of("/verifier"), QrCode.dataUri(address)))
                .text(page);
        return FileResponse.pdf("carte-" + own.card().code() + ".pdf").body(PdfWriter.pdf(paper));
    }
}
