package org.tousaidants.places.agreements;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « L’accord entre les structures » — the public page of the version in force, and the page of one structure,
/// opened by the link of a letter: it signs there, downloads the signed file and withdraws. Opening the link changes
/// nothing, because mail scanners open links before people do.
@Controller
@PublicAccess
@RateLimit
class JointAgreementPages {
    private static final int PDF_COST = 10;

    /// @param said the act just done: `signe`, `retrait` or empty
    /// @param changed whether another version came into force while the page was read
    record StructureAgreementView(
            JointAgreements.StructureAgreement agreement,
            String address,
            Form sign,
            Form leave,
            String said,
            boolean changed) {}

    /// The agreement on paper.
    ///
    /// @param signed empty: a sheet with room for a signature by hand
    record AgreementOnPaper(AgreementVersion version, Optional<JointAgreements.SignedAgreement> signed) {}

    private final JointAgreements agreements;

    JointAgreementPages(JointAgreements agreements) {
        this.agreements = agreements;
    }

    @GetMapping("/accord")
    View current() {
        return View.of("places/agreements/current", agreements.current());
    }

    /// The version in force, to be signed by hand.
    @GetMapping("/accord.pdf")
    @RateLimit(cost = PDF_COST)
    ResponseEntity<byte[]> blank(Page page) {
        var version = agreements.current().inForce().orElseThrow(NotFoundException::new);
        return FileResponse.pdf("accord-version-" + version.number() + ".pdf")
                .body(pdf(new AgreementOnPaper(version, Optional.empty()), page));
    }

    @GetMapping("/accord/structure/{secret}")
    View read(@PathVariable String secret, @RequestParam(name = "fait", defaultValue = "") String said) {
        return agreements
                .open(secret)
                .map(one -> shown(secret, one, Form.empty(), Form.empty(), said, false))
                .orElseGet(JointAgreementPages::shut);
    }

    @PostMapping("/accord/structure/{secret}")
    View sign(@PathVariable String secret, Form form) {
        var opened = agreements.open(secret);
        if (opened.isEmpty()) return shut();
        var signatory = JointAgreementForm.signatory(form, "");
        if (!form.checked("pouvoir")) form.error("pouvoir", "agreements.power.missing");
        if (form.hasErrors())
            return shown(secret, opened.get(), form, Form.empty(), "", false).status(422);
        return switch (agreements.sign(secret, form.value("texte"), signatory)) {
            case JointAgreements.SigningResult.Signed() -> done(secret, "signe");
            case JointAgreements.SigningResult.TextChanged(), JointAgreements.SigningResult.WrongDay() ->
                shown(secret, opened.get(), form, Form.empty(), "", true).status(409);
            case JointAgreements.SigningResult.NotFound() -> shut();
        };
    }

    @PostMapping("/accord/structure/{secret}/retrait")
    View withdraw(@PathVariable String secret, Form form) {
        var opened = agreements.open(secret);
        if (opened.isEmpty()) return shut();
        var signatory = JointAgreementForm.signatory(form, JointAgreementForm.LEAVE);
        if (form.hasErrors())
            return shown(secret, opened.get(), Form.empty(), form, "", false).status(422);
        return agreements.withdraw(secret, signatory) ? done(secret, "retrait") : done(secret, "");
    }

    @GetMapping("/accord/structure/{secret}/versions/{version}.pdf")
    @RateLimit(cost = PDF_COST)
    ResponseEntity<byte[]> signed(@PathVariable String secret, @PathVariable int version, Page page) {
        return pdf(() -> agreements.signed(secret, version), page);
    }

    static ResponseEntity<byte[]> pdf(Supplier<Optional<JointAgreements.SignedAgreement>> found, Page page) {
        var signed = found.get().orElseThrow(NotFoundException::new);
        return FileResponse.pdf("accord-signe-version-" + signed.version().number() + ".pdf")
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(pdf(new AgreementOnPaper(signed.version(), Optional.of(signed)), page));
    }

    private static byte[] pdf(AgreementOnPaper paper, Page page) {
        return PdfWriter.pdf(View.of("places/agreements/paper", paper).text(page));
    }

    private static View done(String secret, String said) {
        return View.redirect(AgreementLetterWriter.PATH + secret + (said.isEmpty() ? "" : "?fait=" + said))
                .atASecret();
    }

    private static View shown(
            String secret,
            JointAgreements.StructureAgreement agreement,
            Form sign,
            Form leave,
            String said,
            boolean changed) {
        return View.of(
                        "places/agreements/structure",
                        new StructureAgreementView(
                                agreement,
                                AgreementLetterWriter.PATH + secret,
                                sign,
                                leave,
                                List.of("signe", "retrait").contains(said) ? said : "",
                                changed))
                .atASecret();
    }

    private static View shut() {
        return View.of("places/agreements/shut").atASecret().status(410);
    }
}
