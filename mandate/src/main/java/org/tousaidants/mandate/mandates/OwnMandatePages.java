package org.tousaidants.mandate.mandates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.journal.JournalReadings;
import org.tousaidants.platform.openid.IdentityProofs;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.papercodes.TypedCodePages;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// What the person herself reads with the code of her copy, and where she takes one procedure or all of it back.
@Controller
@Open
@RateLimit(cost = 10)
class OwnMandatePages {
    private static final String HERE = "/mandat";
    private static final String AGREE = "/mandat/accord";

    /// @param newer when another copy was drawn after the one whose code this is
    record Read(
            Mandate mandate,
            Optional<Instant> newer,
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
    private final JournalReadings readings;
    private final TypedCodePages codes;
    private final Clock clock;

    OwnMandatePages(
            Mandates mandates,
            Accounts accounts,
            IdentityProofs proofs,
            JournalReadings readings,
            TypedCodePages codes,
            Clock clock) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.proofs = proofs;
        this.readings = readings;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View mandate(Network network, HttpServletRequest request) {
        return codes.here(request)
                .flatMap(code -> mandates.byCode(code).map(own -> read(own, code, Form.empty())))
                .orElseGet(() -> View.of("mandate/mandates/ask", Form.empty()).header("Cache-Control", "no-store"));
    }

    @PostMapping(HERE)
    View typed(Network network, Form form, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .filter(code -> mandates.byCode(code).isPresent())
                .map(code -> codes.take(code, HERE, request, response))
                .orElseGet(() -> View.of("mandate/mandates/ask", form.error("code", "mandates.error.unknown"))
                        .status(422));
    }

    /// Who lent her the screen reads nothing afterwards.
    @PostMapping("/mandat/fermeture")
    View close(HttpServletRequest request, HttpServletResponse response) {
        codes.drop(HERE, request, response);
        return View.redirect(HERE);
    }

    private View read(Mandates.Own own, PaperCode code, Form form) {
        var mandate = own.mandate();
        return View.of(
                        "mandate/mandates/person",
                        new Read(
                                mandate,
                                own.newer(),
                                mandate.state(clock.instant()),
                                code.printed(),
                                accounts.names(Set.of(mandate.helper(), mandate.witness())),
                                form,
                                readings.of(MandatePages.SUBJECT + mandate.id())))
                .header("Cache-Control", "no-store");
    }

    /// Her copy on paper, in usual or in large letters, as often as she likes.
    @PostMapping("/mandat/copie.pdf")
    ResponseEntity<byte[]> paper(Network network, Form form, Page page) {
        var read = PaperCode.read(form.value("code")).good();
        var mandate = read.flatMap(one -> mandates.byCode(one))
                .filter(own -> own.newer().isEmpty())
                .map(Mandates.Own::mandate)
                .orElseThrow(NotFound::new);
        var helper = accounts.names(Set.of(mandate.helper())).getOrDefault(mandate.helper(), "–");
        var size = form.value("lettres").equals("grandes") ? "22pt" : "14pt";
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
        PaperCode.read(form.value("code")).good().ifPresent(one -> mandates.revoke(one));
        return View.redirect(HERE);
    }

    /// One procedure, taken back at once: the others stay.
    @PostMapping("/mandat/demarches/retraits")
    View narrow(Network network, Form form) {
        var code = PaperCode.read(form.value("code")).good();
        if (code.isEmpty()) return View.redirect(HERE);
        return switch (mandates.narrow(code.get(), form.value("retirer"))) {
            case Mandates.Narrowing.Narrowed(),
                    Mandates.Narrowing.Revoked(),
                    Mandates.Narrowing.Already(),
                    Mandates.Narrowing.Over(),
                    Mandates.Narrowing.NotFound() -> View.redirect(HERE);
            case Mandates.Narrowing.NotNamed() ->
                read(
                                mandates.byCode(code.get()).orElseThrow(NotFound::new),
                                code.get(),
                                form.error("retirer", "mandates.error.procedure"))
                        .status(422);
        };
    }

    /// The terms, read by the person on a screen of her own before she agrees.
    @GetMapping(AGREE)
    View terms(Network network, HttpServletRequest request) {
        return codes.here(request)
                .flatMap(code -> mandates.toAgree(code).map(one -> agreeing(one, code)))
                .orElseGet(() ->
                        View.of("mandate/mandates/agree_ask", Form.empty()).header("Cache-Control", "no-store"));
    }

    private View agreeing(Mandate one, PaperCode code) {
        return View.of(
                        "mandate/mandates/agree",
                        new Agree(
                                one,
                                code.printed(),
                                proofs.offered().orElse(""),
                                proofs.about(),
                                accounts.names(Set.of(one.helper())).getOrDefault(one.helper(), "–")))
                .header("Cache-Control", "no-store");
    }

    @PostMapping("/mandat/accord/lecture")
    View typedToAgree(Network network, Form form, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .filter(code -> mandates.toAgree(code).isPresent())
                .map(code -> codes.take(code, AGREE, request, response))
                .orElseGet(() -> View.of("mandate/mandates/agree_ask", form.error("code", "mandates.error.unknown"))
                        .status(422));
    }

    /// To FranceConnect, and back to one of the two pages below.
    @PostMapping(AGREE)
    View agree(Form form, Page page, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .flatMap(one -> mandates.toAgree(one))
                .flatMap(one -> proofs.begin(MandateProof.KIND, one.id().toString(), page, request, response))
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
