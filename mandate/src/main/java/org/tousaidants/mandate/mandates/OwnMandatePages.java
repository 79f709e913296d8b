package org.tousaidants.mandate.mandates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.journal.JournalReadings;
import org.tousaidants.platform.openid.IdentityProofs;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;

/// What the person herself reads with the code of her copy, and where she takes one procedure or all of it back.
@Controller
@Open
@RateLimit(cost = 10)
class OwnMandatePages {
    record Read(
            Mandate mandate,
            Mandate.State state,
            String code,
            Map<UUID, String> names,
            Form form,
            List<JournalReadings.Reading> readings) {
        boolean mayNarrow() {
            return mandate.procedures().size() > 1 && state.mayNarrow();
        }
    }

    record Paper(Mandate mandate, String code, String helper, String fonts, String size) {}

    record Agree(Mandate mandate, String code, String provider, String about, String helper) {}

    private final Mandates mandates;
    private final Accounts accounts;
    private final IdentityProofs proofs;
    private final SecurityCookies cookies;
    private final JournalReadings readings;
    private final Clock clock;

    OwnMandatePages(
            Mandates mandates,
            Accounts accounts,
            IdentityProofs proofs,
            SecurityCookies cookies,
            JournalReadings readings,
            Clock clock) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.proofs = proofs;
        this.cookies = cookies;
        this.readings = readings;
        this.clock = clock;
    }

    @GetMapping("/mandat")
    View mandate(Network network, @RequestParam(defaultValue = "") String code) {
        if (code.isBlank()) return View.of("mandate/mandates/ask", Form.empty());
        var read = PaperCode.read(code).good();
        var found = read.flatMap(one -> mandates.byCode(network.id(), one));
        if (found.isEmpty())
            return View.of(
                            "mandate/mandates/ask",
                            Form.filled(Map.of("code", List.of(code))).error("code", "mandates.error.unknown"))
                    .status(422);
        return read(found.get(), read.get(), Form.empty());
    }

    private View read(Mandate mandate, PaperCode code, Form form) {
        return View.of(
                        "mandate/mandates/person",
                        new Read(
                                mandate,
                                mandate.state(clock.instant()),
                                code.printed(),
                                accounts.names(mandate.network(), Set.of(mandate.helper(), mandate.witness())),
                                form,
                                readings.of(mandate.network(), MandatePages.SUBJECT + mandate.id())))
                .header("Cache-Control", "no-store");
    }

    /// Her copy on paper, in usual or in large letters, as often as she likes.
    @GetMapping("/mandat/copie.pdf")
    ResponseEntity<byte[]> paper(
            Network network,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lettres,
            Page page) {
        var read = PaperCode.read(code).good();
        var mandate = read.flatMap(one -> mandates.byCode(network.id(), one)).orElseThrow(NotFound::new);
        var helper = accounts.names(network.id(), Set.of(mandate.helper())).getOrDefault(mandate.helper(), "–");
        var size = lettres.equals("grandes") ? "22pt" : "14pt";
        var sheet = View.of(
                        "mandate/mandates/copyPaper",
                        new Paper(
                                mandate,
                                read.orElseThrow().printed(),
                                helper,
                                org.tousaidants.platform.paper.Paper.FONTS,
                                size))
                .text(page);
        return FileAnswer.pdf("mandat.pdf")
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .header("Referrer-Policy", "no-referrer")
                .body(org.tousaidants.platform.paper.Paper.pdf(sheet));
    }

    @PostMapping("/mandat/retraits")
    View revoke(Network network, Form form) {
        var code = PaperCode.read(form.value("code")).good();
        code.ifPresent(one -> mandates.revoke(network.id(), one));
        return View.redirect("/mandat" + code.map(one -> "?code=" + one.text()).orElse(""));
    }

    /// One procedure, taken back at once: the others stay.
    @PostMapping("/mandat/demarches/retraits")
    View narrow(Network network, Form form) {
        var code = PaperCode.read(form.value("code")).good();
        if (code.isEmpty()) return View.redirect("/mandat");
        var hers = "/mandat?code=" + code.get().text();
        return switch (mandates.narrow(network.id(), code.get(), form.value("retirer"))) {
            case Mandates.Narrowing.Narrowed(),
                    Mandates.Narrowing.Revoked(),
                    Mandates.Narrowing.Already(),
                    Mandates.Narrowing.Over(),
                    Mandates.Narrowing.NotFound() -> View.redirect(hers);
            case Mandates.Narrowing.NotNamed() ->
                read(
                                mandates.byCode(network.id(), code.get()).orElseThrow(NotFound::new),
                                code.get(),
                                form.error("retirer", "mandates.error.procedure"))
                        .status(422);
        };
    }

    /// The terms, read by the person on a screen of her own before she agrees.
    @GetMapping("/mandat/accord")
    View terms(Network network, @RequestParam(defaultValue = "") String code) {
        if (code.isBlank()) return View.of("mandate/mandates/agree_ask", Form.empty());
        var read = PaperCode.read(code).good();
        return read.flatMap(one -> mandates.toAgree(network.id(), one))
                .map(one -> View.of(
                                "mandate/mandates/agree",
                                new Agree(
                                        one,
                                        read.get().printed(),
                                        proofs.offered().orElse(""),
                                        proofs.about(),
                                        accounts.names(network.id(), Set.of(one.helper()))
                                                .getOrDefault(one.helper(), "–")))
                        .header("Cache-Control", "no-store"))
                .orElseGet(() -> View.of(
                                "mandate/mandates/agree_ask",
                                Form.filled(Map.of("code", List.of(code))).error("code", "mandates.error.unknown"))
                        .status(422));
    }

    /// To FranceConnect, and back to one of the two pages below.
    @PostMapping("/mandat/accord")
    View agree(Network network, Form form, Page page, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .flatMap(one -> mandates.toAgree(network.id(), one))
                .flatMap(one -> proofs.begin(
                        network,
                        MandateProof.KIND,
                        one.id().toString(),
                        page,
                        here -> cookies.give(
                                request,
                                response,
                                IdentityProofs.COOKIE,
                                here,
                                IdentityProofs.PATH,
                                IdentityProofs.PATIENCE)))
                .map(View::onward)
                .orElseGet(() -> View.redirect("/mandat/accord/non"));
    }

    @GetMapping("/mandat/accord/oui")
    View agreed() {
        return View.of("mandate/mandates/agreed", true);
    }

    @GetMapping("/mandat/accord/non")
    View notAgreed() {
        return View.of("mandate/mandates/agreed", false);
    }
}
