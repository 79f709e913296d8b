package org.tousaidants.label.sortition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.codes.TypedPaperCodePages;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Faire entendre sa voix » — public pages: what a seat is, and the page of a person who agreed, where they answer,
/// write and withdraw.
@Controller
@PublicAccess
class SeatPages {
    static final String OWN = "/voix/moi";
    private static final int WORDS_MAX = 1_000;

    /// @param withdrawn whether the person has just withdrawn
    record AboutSeatsView(boolean compensates, boolean withdrawn) {}

    /// @param said message key of the act just done, or empty
    record OwnSeatsView(
            SeatAgreements.OwnSeats own, String secret, LocalDate today, boolean compensates, Form form, String said) {
        String address(SeatAgreements.OwnSeat one) {
            return OWN + "/" + secret + "/" + one.seat().meeting() + "/"
                    + one.seat().n();
        }

        boolean ahead(SeatAgreements.OwnSeat one) {
            return one.meeting().day().isAfter(today);
        }

        Form words(SeatAgreements.OwnSeat one) {
            return form.hasErrors()
                    ? form
                    : Form.filled(Map.of("mots", List.of(one.seat().words())));
        }
    }

    private final SeatAgreements agreements;
    private final SeatDraws draws;
    private final TypedPaperCodePages codes;

    SeatPages(SeatAgreements agreements, SeatDraws draws, TypedPaperCodePages codes) {
        this.agreements = agreements;
        this.draws = draws;
        this.codes = codes;
    }

    @GetMapping("/voix")
    View about(@RequestParam(defaultValue = "") String fait) {
        return View.of("label/sortition/about", new AboutSeatsView(draws.compensates(), fait.equals("retrait")));
    }

    @GetMapping(OWN)
    View ask(HttpServletRequest request) {
        return View.of(
                        "label/sortition/code",
                        Form.filled(Map.of(
                                "code",
                                codes.here(request).map(PaperCode::printed).stream()
                                        .toList())))
                .atASecret();
    }

    @PostMapping(OWN)
    @RateLimit(cost = 5)
    View open(Form form, HttpServletRequest request, HttpServletResponse response) {
        var secret = form.text("code")
                .required("sortition.code.wrong")
                .as(typed -> PaperCode.read(typed).good(), "sortition.code.wrong")
                .flatMap(code -> agreements.open(code));
        codes.drop(OWN, request, response);
        return secret.map(one -> View.redirect(OWN + "/" + one.text()).atASecret())
                .orElseGet(() -> View.of("label/sortition/code", form.error("code", "sortition.code.wrong"))
                        .status(422)
                        .atASecret());
    }

    @GetMapping(OWN + "/{secret}")
    @RateLimit
    View own(@PathVariable String secret, @RequestParam(defaultValue = "") String fait) {
        return own(secret, Form.empty(), fait.matches("oui|non|mots|tard") ? "sortition.own.said." + fait : "");
    }

    private View own(String secret, Form form, String said) {
        return View.of(
                        "label/sortition/own",
                        new OwnSeatsView(
                                agreements.own(secret).orElseThrow(NotFoundException::new),
                                secret,
                                draws.today(),
                                draws.compensates(),
                                form,
                                said))
                .atASecret();
    }

    @PostMapping(OWN + "/{secret}/{meeting}/{n}/reponse")
    @RateLimit
    View answer(@PathVariable String secret, @PathVariable UUID meeting, @PathVariable int n, Form form) {
        var yes = form.value("reponse").equals("oui");
        return done(secret, draws.answer(secret, meeting, n, yes), yes ? "oui" : "non");
    }

    @PostMapping(OWN + "/{secret}/{meeting}/{n}/mots")
    @RateLimit
    View write(@PathVariable String secret, @PathVariable UUID meeting, @PathVariable int n, Form form) {
        var words = form.text("mots").max(WORDS_MAX);
        if (form.hasErrors()) return own(secret, form, "").status(422);
        return done(secret, draws.write(secret, meeting, n, words.get()), "mots");
    }

    private static View done(String secret, SeatDraws.AnswerResult result, String said) {
        return switch (result) {
            case RECORDED -> View.redirect(OWN + "/" + secret + "?fait=" + said).atASecret();
            case TOO_LATE -> View.redirect(OWN + "/" + secret + "?fait=tard").atASecret();
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @PostMapping(OWN + "/{secret}/retrait")
    @RateLimit
    View withdraw(@PathVariable String secret) {
        if (!agreements.withdraw(secret)) throw new NotFoundException();
        return View.redirect("/voix?fait=retrait");
    }

    @Bean
    static PaperCodeDestination seatCodes() {
        return PaperCodeDestination.opening(SeatAgreements.CODE, SeatAgreements.GROUPS, OWN);
    }

    @Bean
    static PaperCodeHashColumn seatCodePrints() {
        return new PaperCodeHashColumn("sortition_code", "hash", SortitionStore.PRINTS);
    }
}
