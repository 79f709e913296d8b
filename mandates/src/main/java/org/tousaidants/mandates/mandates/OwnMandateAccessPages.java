package org.tousaidants.mandates.mandates;

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
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.TypedPaperCodePages;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.journal.PersonalDataReadingList;
import org.tousaidants.platform.openid.IdentityProofRequests;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages for a person with the code of a copy: read the mandate, withdraw one procedure or the whole mandate.
@Controller
@PublicAccess
@RateLimit(cost = 10)
class OwnMandateAccessPages {
    private static final String HERE = "/mandat";
    private static final String AGREE = "/mandat/accord";

    /// The page on which a person reads their own mandate with the code of a copy.
    ///
    /// @param newer time of a newer copy; empty if there is none
    record OwnMandateView(
            Mandate mandate,
            Optional<Instant> newer,
            Mandate.MandateState state,
            String code,
            Map<UUID, String> names,
            Form form,
            List<PersonalDataReadingList.LoggedReading> readings) {
        boolean mayNarrow() {
            return mandate.procedures().size() > 1 && state.mayNarrow();
        }
    }

    record PrintableMandateView(Mandate mandate, String code, String helper, String fonts, String size) {}

    record FranceConnectConsentView(Mandate mandate, String code, String provider, String about, String helper) {}

    private final Mandates mandates;
    private final MandateConsents mandateConsents;
    private final MandateLookup mandateReader;
    private final Accounts accounts;
    private final IdentityProofRequests proofs;
    private final PersonalDataReadingList readings;
    private final TypedPaperCodePages codes;
    private final Clock clock;

    OwnMandateAccessPages(
            Mandates mandates,
            MandateConsents mandateConsents,
            MandateLookup mandateReader,
            Accounts accounts,
            IdentityProofRequests proofs,
            PersonalDataReadingList readings,
            TypedPaperCodePages codes,
            Clock clock) {
        this.mandates = mandates;
        this.mandateConsents = mandateConsents;
        this.mandateReader = mandateReader;
        this.accounts = accounts;
        this.proofs = proofs;
        this.readings = readings;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View mandate(TerritoryNetwork network, HttpServletRequest request) {
        return codes.here(request)
                .flatMap(code -> mandateReader.byCode(code).map(own -> read(own, code, Form.empty())))
                .orElseGet(() -> View.of("mandates/mandates/ask", Form.empty()).header("Cache-Control", "no-store"));
    }

    @PostMapping(HERE)
    View typed(TerritoryNetwork network, Form form, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .filter(code -> mandateReader.byCode(code).isPresent())
                .map(code -> codes.take(code, HERE, request, response))
                .orElseGet(() -> View.of("mandates/mandates/ask", form.error("code", "mandates.error.unknown"))
                        .status(422));
    }

    /// Closes the person's access to the mandate in this browser, so that the owner of a borrowed device cannot
    /// read it afterwards.
    @PostMapping("/mandat/fermeture")
    View close(HttpServletRequest request, HttpServletResponse response) {
        codes.drop(HERE, request, response);
        return View.redirect(HERE);
    }

    private View read(MandateLookup.OwnMandate own, PaperCode code, Form form) {
        var mandate = own.mandate();
        return View.of(
                        "mandates/mandates/person",
                        new OwnMandateView(
                                mandate,
                                own.newer(),
                                mandate.state(clock.instant()),
                                code.printed(),
                                accounts.names(Set.of(mandate.helper(), mandate.witness())),
                                form,
                                readings.of(MandatePages.SUBJECT + mandate.id())))
                .header("Cache-Control", "no-store");
    }

    /// Returns the paper copy of the mandate, in usual or large letters; the person may request it any number of
    /// times.
    @PostMapping("/mandat/copie.pdf")
    ResponseEntity<byte[]> paper(TerritoryNetwork network, Form form, Page page) {
        var read = PaperCode.read(form.value("code")).good();
        var mandate = read.flatMap(one -> mandateReader.byCode(one))
                .filter(own -> own.newer().isEmpty())
                .map(MandateLookup.OwnMandate::mandate)
                .orElseThrow(NotFoundException::new);
        var helper = accounts.names(Set.of(mandate.helper())).getOrDefault(mandate.helper(), "–");
        var size = form.value("lettres").equals("grandes") ? "22pt" : "14pt";
        var sheet = View.of(
                        "mandates/mandates/copyPaper",
                        new PrintableMandateView(
                                mandate,
                                read.orElseThrow().printed(),
                                helper,
                                org.tousaidants.platform.paper.PdfWriter.FONTS,
                                size))
                .text(page);
        return FileResponse.pdf("mandat.pdf")
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .header("Referrer-Policy", "no-referrer")
                .body(org.tousaidants.platform.paper.PdfWriter.pdf(sheet));
    }

    @PostMapping("/mandat/retraits")
    View revoke(TerritoryNetwork network, Form form) {
        PaperCode.read(form.value("code")).good().ifPresent(one -> mandates.revoke(one));
        return View.redirect(HERE);
    }

    /// Withdraws one procedure of the mandate at once, at the person's request; the other procedures remain.
    @PostMapping("/mandat/demarches/retraits")
    View narrow(TerritoryNetwork network, Form form) {
        var code = PaperCode.read(form.value("code")).good();
        if (code.isEmpty()) return View.redirect(HERE);
        return switch (mandates.narrow(code.get(), form.value("retirer"))) {
            case Mandates.MandateWithdrawalResult.ProcedureWithdrawn(),
                    Mandates.MandateWithdrawalResult.MandateRevoked(),
                    Mandates.MandateWithdrawalResult.ProcedureAlreadyWithdrawn(),
                    Mandates.MandateWithdrawalResult.MandateAlreadyEnded(),
                    Mandates.MandateWithdrawalResult.MandateNotFound() -> View.redirect(HERE);
            case Mandates.MandateWithdrawalResult.ProcedureNotInMandate() ->
                read(
                                mandateReader.byCode(code.get()).orElseThrow(NotFoundException::new),
                                code.get(),
                                form.error("retirer", "mandates.error.procedure"))
                        .status(422);
        };
    }

    /// Shows the terms of the mandate on the person's own screen before the consent.
    @GetMapping(AGREE)
    View terms(TerritoryNetwork network, HttpServletRequest request) {
        return codes.here(request)
                .flatMap(code -> mandateConsents.toAgree(code).map(one -> agreeing(one, code)))
                .orElseGet(() ->
                        View.of("mandates/mandates/agree_ask", Form.empty()).header("Cache-Control", "no-store"));
    }

    private View agreeing(Mandate one, PaperCode code) {
        return View.of(
                        "mandates/mandates/agree",
                        new FranceConnectConsentView(
                                one,
                                code.printed(),
                                proofs.offered().orElse(""),
                                proofs.about(),
                                accounts.names(Set.of(one.helper())).getOrDefault(one.helper(), "–")))
                .header("Cache-Control", "no-store");
    }

    @PostMapping("/mandat/accord/lecture")
    View typedToAgree(TerritoryNetwork network, Form form, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .filter(code -> mandateConsents.toAgree(code).isPresent())
                .map(code -> codes.take(code, AGREE, request, response))
                .orElseGet(() -> View.of("mandates/mandates/agree_ask", form.error("code", "mandates.error.unknown"))
                        .status(422));
    }

    /// Redirects the person to FranceConnect to prove their identity. FranceConnect then redirects to one of the
    /// two pages declared below.
    @PostMapping(AGREE)
    View agree(Form form, Page page, HttpServletRequest request, HttpServletResponse response) {
        return PaperCode.read(form.value("code"))
                .good()
                .flatMap(one -> mandateConsents.toAgree(one))
                .flatMap(one -> proofs.begin(FranceConnectConsent.KIND, one.id().toString(), page, request, response))
                .map(View::onward)
                .orElseGet(() -> View.redirect("/mandat/accord/non"));
    }

    @GetMapping("/mandat/accord/oui")
    View agreed() {
        return View.of("mandates/mandates/agreed", true);
    }

    @GetMapping("/mandat/accord/non")
    View notAgreed() {
        return View.of("mandates/mandates/agreed", false);
    }
}
