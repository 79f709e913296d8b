package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.mandates.mandates.Mandate.MandateState;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.openid.IdentityProofRequests;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// Pages for the helper who acts for a person, and for the witness of the consent.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class MandatePages {
    record MandateRow(Mandate mandate, MandateState state) {}

    record MandateHomeView(
            boolean allowed,
            List<MandateRow> mandates,
            List<MandateRow> ofStructures,
            List<Mandate> toWitness,
            List<PersonToInformRow> toTell) {}

    /// A person whom the member informs of a mandate, as the coordination asked.
    ///
    /// @param helper name of the helper of the mandate
    record PersonToInformRow(Mandate mandate, String helper, String phone) {}

    record MandateFormView(Form form, List<FormChoice> procedures, List<FormChoice> days, List<FormChoice> consents) {}

    record MandateDetailView(
            Mandate mandate,
            MandateState state,
            Form form,
            List<FormChoice> procedures,
            Map<UUID, String> names,
            String witness) {}

    /// The paper that the person signs, with the consent and the rights of the person.
    record MandateToSignView(Mandate mandate, String helper, String witness, String fonts) {}

    record MandateWitnessView(Mandate mandate, MandateState state, String helper, PersonContactDetails reach) {}

    /// A page that shows a code; `kind` is the last part of its message keys.
    record MandateCardView(Mandate mandate, String code, String kind) {}

    /// The page of the search for mandates; `done` is the last part of the message key that confirms the last
    /// action, or empty.
    record MandateSearchView(
            Form form,
            List<FoundMandateRow> found,
            List<FoundMandateRow> toTell,
            Map<UUID, PersonToInformNote> notes,
            String done) {}

    /// The way to inform a person of a mandate.
    ///
    /// @param phone telephone number of the person; may be empty
    /// @param mine whether the coordinator who reads the page may inform the person
    /// @param caller name of the member whom the coordination asked; empty if none
    record PersonToInformNote(String phone, boolean mine, String caller) {}

    record FoundMandateRow(Mandate mandate, MandateState state, String helper, List<FormChoice> procedures) {
        /// Returns the name of the form input for this mandate, because a page shows several mandates.
        String field() {
            return field(mandate.id());
        }

        private static String field(UUID mandate) {
            return "demarche-" + mandate;
        }

        /// Returns the name of the form input for the member who is asked to inform the person.
        String callerField() {
            return callerField(mandate.id());
        }

        private static String callerField(UUID mandate) {
            return "membre-" + mandate;
        }
    }

    static final String SUBJECT = "mandate ";
    private static final int LONGEST_WORDS = 1_000;
    private static final Map<String, String> DONE =
            Map.of("arrete", "done", "demarche", "narrowed", "prevenue", "told", "confiee", "asked");

    private final Mandates mandates;
    private final MandateConsents mandateConsents;
    private final MandateLookup mandateReader;
    private final MandateRules rules;
    private final Accounts accounts;
    private final IdentityProofRequests proofs;
    private final Clock clock;

    MandatePages(
            Mandates mandates,
            MandateConsents mandateConsents,
            MandateLookup mandateReader,
            MandateRules rules,
            Accounts accounts,
            IdentityProofRequests proofs,
            Clock clock) {
        this.mandates = mandates;
        this.mandateConsents = mandateConsents;
        this.mandateReader = mandateReader;
        this.rules = rules;
        this.accounts = accounts;
        this.proofs = proofs;
        this.clock = clock;
    }

    @LogsPersonalDataReading("mandates")
    @GetMapping("/mandats")
    View home(SignedInPerson self) {
        var now = clock.instant();
        return View.of(
                "mandates/mandates/home",
                new MandateHomeView(
                        mandates.isAllowed(self),
                        listed(mandateReader.of(self), now),
                        listed(mandateReader.ofStructures(self), now),
                        mandateReader.toWitness(self),
                        toTell(self)));
    }

    private List<PersonToInformRow> toTell(SignedInPerson self) {
        var asked = mandateReader.toTellAsAsked(self);
        var names =
                accounts.names(asked.stream().map(one -> one.mandate().helper()).collect(Collectors.toSet()));
        return asked.stream()
                .map(one -> new PersonToInformRow(
                        one.mandate(), names.getOrDefault(one.mandate().helper(), "–"), one.phone()))
                .toList();
    }

    /// Records that the member whom the coordination asked informed the person.
    @PostMapping("/mandats/{id}/annonces")
    View toldAsAsked(SignedInPerson self, @PathVariable UUID id) {
        if (!mandateConsents.told(self, id)) throw new NotFoundException();
        return View.redirect("/mandats");
    }

    private static List<MandateRow> listed(List<Mandate> some, Instant now) {
        return some.stream().map(one -> new MandateRow(one, one.state(now))).toList();
    }

    @GetMapping("/mandats/nouveau")
    View prepare(SignedInPerson self, Page page) {
        return mandates.isAllowed(self) ? preparing(Form.empty(), page) : View.redirect("/mandats");
    }

    @RecentAuthentication
    @PostMapping("/mandats")
    View prepared(SignedInPerson self, Form form, Page page) {
        var parsed = MandateForm.parse(form, rules);
        if (parsed.isEmpty()) return preparing(form, page).status(422);
        return switch (mandates.prepare(self, parsed.get())) {
            case Mandates.MandatePreparationResult.MandatePrepared(var mandate, var _) ->
                View.redirect("/mandats/" + mandate.id());
            case Mandates.MandatePreparationResult.WitnessMissing() ->
                refused(form.error("temoin", "mandates.error.no-witness"), page);
            case Mandates.MandatePreparationResult.WitnessTooNew() ->
                refused(form.error("temoin", "mandates.error.witness-new"), page);
            case Mandates.MandatePreparationResult.WitnessFromSameStructure() ->
                refused(form.error("temoin", "mandates.error.witness-same"), page);
            case Mandates.MandatePreparationResult.MailBelongsToMember() ->
                refused(form.error("courriel", "mandates.error.not-her-mail"), page);
            case Mandates.MandatePreparationResult.MandateNotAllowed() -> throw new NotFoundException();
        };
    }

    private View refused(Form form, Page page) {
        return preparing(form, page).status(422);
    }

    @LogsPersonalDataReading(SUBJECT + "{id}")
    @GetMapping("/mandats/{id}")
    View mandate(SignedInPerson self, @PathVariable UUID id, Page page) {
        return shown(found(mandateReader.mine(self, id)), Form.empty(), page);
    }

    @PostMapping("/mandats/{id}/accords")
    View give(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var mandate = found(mandateReader.mine(self, id));
        var code = form.text("code")
                .required("mandates.error.code")
                .as(typed -> PaperCode.read(typed).good(), "mandates.error.code");
        if (code.isPresent() && mandateConsents.give(self, id, code.get())) return View.redirect("/mandats/" + id);
        return shown(mandate, form.error("code", "mandates.error.code"), page).status(422);
    }

    @PostMapping("/mandats/{id}/copies")
    View copy(SignedInPerson self, @PathVariable UUID id) {
        var code = found(mandateConsents.copy(self, id));
        return told(found(mandateReader.mine(self, id)), code, "copy");
    }

    /// Shows the code with which the person opens the terms on their own screen.
    @PostMapping("/mandats/{id}/lectures")
    View show(SignedInPerson self, @PathVariable UUID id) {
        var code = found(mandateConsents.show(self, id));
        return told(found(mandateReader.mine(self, id)), code, "agree");
    }

    @RecentAuthentication
    @PostMapping("/mandats/{id}/renouvellements")
    View renew(SignedInPerson self, @PathVariable UUID id) {
        return switch (mandates.renew(self, id)) {
            case Mandates.MandatePreparationResult.MandatePrepared(var mandate, var _) ->
                View.redirect("/mandats/" + mandate.id());
            case Mandates.MandatePreparationResult.WitnessMissing(),
                    Mandates.MandatePreparationResult.WitnessTooNew(),
                    Mandates.MandatePreparationResult.WitnessFromSameStructure(),
                    Mandates.MandatePreparationResult.MailBelongsToMember() -> View.redirect("/mandats/nouveau");
            case Mandates.MandatePreparationResult.MandateNotAllowed() -> throw new NotFoundException();
        };
    }

    /// Searches the mandates of a person who called or came in order to withdraw a mandate.
    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/bureau/mandats")
    View search(
            SignedInPerson self,
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(defaultValue = "") String fait,
            Page page) {
        return searched(self, Form.filled(Map.of("nom", List.of(nom))), fait, page);
    }

    private FoundMandateRow line(Mandate one, Map<UUID, String> names, Page page) {
        var state = one.state(clock.instant());
        return new FoundMandateRow(
                one,
                state,
                names.getOrDefault(one.helper(), "–"),
                state.mayNarrow() ? choices(one.procedures(), page) : List.of());
    }

    private View searched(SignedInPerson self, Form form, String fait, Page page) {
        var found = mandateReader.search(self, form.value("nom"));
        var toTell = mandateReader.toTell(self);
        var names = accounts.names(Stream.concat(
                        Stream.concat(found.stream(), toTell.stream().map(MandateLookup.PersonToInform::mandate))
                                .map(Mandate::helper),
                        toTell.stream().flatMap(one -> one.caller().stream()))
                .collect(Collectors.toSet()));
        return View.of(
                        "mandates/mandates/search",
                        new MandateSearchView(
                                form,
                                found.stream()
                                        .map(one -> line(one, names, page))
                                        .toList(),
                                toTell.stream()
                                        .map(one -> line(one.mandate(), names, page))
                                        .toList(),
                                toTell.stream()
                                        .collect(Collectors.toMap(
                                                one -> one.mandate().id(),
                                                one -> new PersonToInformNote(
                                                        one.phone(),
                                                        mandateConsents.mayTell(self, one.mandate()),
                                                        one.caller()
                                                                .map(id -> names.getOrDefault(id, "–"))
                                                                .orElse("")))),
                                DONE.getOrDefault(fait, "")))
                .header("Cache-Control", "no-store");
    }

    /// Records that the coordination informed the person of a mandate.
    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/mandats/{id}/annonces")
    View told(SignedInPerson self, @PathVariable UUID id) {
        if (!mandateConsents.told(self, id)) throw new NotFoundException();
        return View.redirect("/bureau/mandats?fait=prevenue");
    }

    /// Asks another member to inform the person of a mandate.
    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/mandats/{id}/annonces/confier")
    View entrust(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var field = FoundMandateRow.callerField(id);
        var mail = form.text(field).required("mandates.error.mail").as(MailAddress::of, "mandates.error.mail");
        if (mail.isEmpty()) return searched(self, form, "", page).status(422);
        return switch (mandateConsents.entrust(self, id, mail.get())) {
            case ASKED -> View.redirect("/bureau/mandats?fait=confiee");
            case UNKNOWN -> refused(self, form.error(field, "mandates.error.caller-unknown"), page);
            case TOO_NEW -> refused(self, form.error(field, "mandates.error.witness-new"), page);
            case SAME_STRUCTURE -> refused(self, form.error(field, "mandates.error.caller-same"), page);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private View refused(SignedInPerson self, Form form, Page page) {
        return searched(self, form, "", page).status(422);
    }

    @RecentAuthentication
    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/mandats/{id}/retraits")
    View revokeFor(SignedInPerson self, @PathVariable UUID id, Form form) {
        var means = form.one("moyen", Mandate.WithdrawalMeans.class);
        var reason = form.one("moyen", Mandate.MandateEndReason.class);
        var done = means.map(one -> mandates.revokeFor(self, id, one))
                .or(() -> reason.map(one -> mandates.endFor(self, id, one)))
                .orElse(false);
        if (!done) throw new NotFoundException();
        return View.redirect("/bureau/mandats?fait=arrete");
    }

    /// Withdraws one procedure of a mandate for a person who called or came to the coordination.
    @RecentAuthentication
    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/mandats/{id}/demarches/retraits")
    View narrowFor(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var means = form.one("moyen", Mandate.WithdrawalMeans.class).orElseThrow(NotFoundException::new);
        var field = FoundMandateRow.field(id);
        return switch (mandates.narrowFor(self, id, form.value(field), means)) {
            case Mandates.MandateWithdrawalResult.ProcedureWithdrawn() ->
                View.redirect("/bureau/mandats?fait=demarche");
            case Mandates.MandateWithdrawalResult.MandateRevoked() -> View.redirect("/bureau/mandats?fait=arrete");
            case Mandates.MandateWithdrawalResult.ProcedureAlreadyWithdrawn() ->
                searched(self, form.error(field, "mandates.error.narrow.already"), "", page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.ProcedureNotInMandate() ->
                searched(self, form.error(field, "mandates.error.procedure"), "", page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.MandateAlreadyEnded() ->
                searched(self, form.error(field, "mandates.error.narrow.over"), "", page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.MandateNotFound() -> throw new NotFoundException();
        };
    }

    /// Withdraws one procedure of a mandate because the person asked the helper to do so.
    @PostMapping("/mandats/{id}/demarches/retraits")
    View narrow(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var mandate = found(mandateReader.mine(self, id));
        return switch (mandates.narrow(self, id, form.value("retirer"))) {
            case Mandates.MandateWithdrawalResult.ProcedureWithdrawn(),
                    Mandates.MandateWithdrawalResult.MandateRevoked() -> View.redirect("/mandats/" + id);
            case Mandates.MandateWithdrawalResult.ProcedureAlreadyWithdrawn() ->
                shown(mandate, form.error("retirer", "mandates.error.narrow.already"), page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.ProcedureNotInMandate() ->
                shown(mandate, form.error("retirer", "mandates.error.procedure"), page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.MandateAlreadyEnded() ->
                shown(mandate, form.error("retirer", "mandates.error.narrow.over"), page)
                        .status(422);
            case Mandates.MandateWithdrawalResult.MandateNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping("/mandats/{id}/usages")
    View announce(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var mandate = found(mandateReader.mine(self, id));
        var procedure =
                form.text("demarche").required("mandates.error.procedure").get();
        var purpose = form.text("but")
                .required("mandates.error.purpose")
                .max(LONGEST_WORDS)
                .get();
        if (form.hasErrors()) return shown(mandate, form, page).status(422);
        if (mandates.announce(self, id, procedure, purpose)) return View.redirect("/mandats/" + id);
        var now = found(mandateReader.mine(self, id));
        return shown(now, form.error("demarche", refusal(now, procedure)), page).status(422);
    }

    private String refusal(Mandate mandate, String procedure) {
        if (mandate.takenBack().contains(procedure)) return "mandates.error.taken-back";
        return mandate.mayUse(clock.instant()) ? "mandates.error.procedure" : "mandates.error.not-in-force";
    }

    @PostMapping("/mandats/{id}/usages/{n}/suites")
    View write(SignedInPerson self, @PathVariable UUID id, @PathVariable long n, Form form, Page page) {
        var mandate = found(mandateReader.mine(self, id));
        var done = form.text("fait-" + n)
                .required("mandates.error.done")
                .max(LONGEST_WORDS)
                .get();
        if (form.hasErrors()) return shown(mandate, form, page).status(422);
        if (!mandates.write(self, id, n, done)) throw new NotFoundException();
        return View.redirect("/mandats/" + id);
    }

    @PostMapping("/mandats/{id}/fins")
    View end(SignedInPerson self, @PathVariable UUID id, Form form, Page page) {
        var mandate = found(mandateReader.mine(self, id));
        var reason = form.one("raison", Mandate.MandateEndReason.class);
        if (reason.isEmpty()) form.error("raison", "mandates.error.reason");
        var words = form.text("mots").max(LONGEST_WORDS).get();
        if (form.hasErrors()) return shown(mandate, form, page).status(422);
        mandates.end(self, id, reason.orElseThrow(), words);
        return View.redirect("/mandats/" + id);
    }

    @LogsPersonalDataReading(SUBJECT + "{id}")
    @GetMapping("/mandats/temoin/{id}")
    View witness(SignedInPerson self, @PathVariable UUID id) {
        var mandate = found(mandateReader.witnessed(self, id));
        var helper = accounts.find(mandate.helper()).map(one -> one.name()).orElse("–");
        return View.of(
                "mandates/mandates/witness",
                new MandateWitnessView(mandate, mandate.state(clock.instant()), helper, mandateReader.reach(self, id)));
    }

    /// Shows the code that the witness reads to the person by telephone.
    @PostMapping("/mandats/temoin/{id}/appels")
    View call(SignedInPerson self, @PathVariable UUID id) {
        var code = found(mandateConsents.read(self, id));
        return told(found(mandateReader.witnessed(self, id)), code, "call");
    }

    @PostMapping("/mandats/temoin/{id}/signatures")
    View saw(SignedInPerson self, @PathVariable UUID id) {
        if (!mandateConsents.saw(self, id)) throw new NotFoundException();
        return View.redirect("/mandats/temoin/" + id);
    }

    /// Returns the paper that the person signs for the consent, for the helper and the witness.
    @LogsPersonalDataReading(SUBJECT + "{id}")
    @GetMapping("/mandats/{id}/papier.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson self, @PathVariable UUID id, Page page) {
        var mandate = found(mandateReader
                .mine(self, id)
                .or(() -> mandateReader.witnessed(self, id))
                .filter(one -> one.state(clock.instant()) == MandateState.WAITING));
        var names = accounts.names(Set.of(mandate.helper(), mandate.witness()));
        var sheet = View.of(
                        "mandates/mandates/signPaper",
                        new MandateToSignView(
                                mandate,
                                names.getOrDefault(mandate.helper(), "–"),
                                names.getOrDefault(mandate.witness(), "–"),
                                PdfWriter.FONTS))
                .text(page);
        return FileResponse.pdf("mandat-a-signer.pdf")
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, page.lang())
                .body(PdfWriter.pdf(sheet));
    }

    private static View told(Mandate mandate, PaperCode code, String kind) {
        return View.of("mandates/mandates/told", new MandateCardView(mandate, code.printed(), kind))
                .header("Cache-Control", "no-store");
    }

    private View preparing(Form form, Page page) {
        return View.of(
                "mandates/mandates/prepare",
                new MandateFormView(
                        form,
                        choices(rules.procedures(), page),
                        rules.days().stream()
                                .map(days -> FormChoice.of(days.toString(), days(page, days)))
                                .toList(),
                        Stream.concat(
                                        Stream.of(Mandate.ConsentMethod.values())
                                                .filter(one -> one != Mandate.ConsentMethod.FRANCECONNECT
                                                        || proofs.offered().isPresent())
                                                .map(EnumConstantName::low),
                                        Stream.of(MandateForm.CALL_BACK))
                                .map(one -> FormChoice.of(one, page.t("mandates.consent." + one)))
                                .toList()));
    }

    private View shown(Mandate mandate, Form form, Page page) {
        var names = accounts.names(Set.of(mandate.helper(), mandate.witness()));
        var anyCoordinator = mandate.consent() == Mandate.ConsentMethod.PHONE
                && accounts.role(mandate.witness()).equals(Optional.of(Role.COORDINATOR));
        return View.of(
                "mandates/mandates/mandate",
                new MandateDetailView(
                        mandate,
                        mandate.state(clock.instant()),
                        form,
                        choices(mandate.procedures(), page),
                        names,
                        anyCoordinator ? page.t("mandates.coordination") : names.getOrDefault(mandate.witness(), "–")));
    }

    private static List<FormChoice> choices(List<String> procedures, Page page) {
        return procedures.stream()
                .map(one -> FormChoice.of(one, page.t("mandates.procedure." + one)))
                .toList();
    }

    private static <T> T found(Optional<T> one) {
        return one.orElseThrow(NotFoundException::new);
    }

    /// Returns a duration in words: « Un mois », or a number of days for other durations.
    static String days(Page page, int days) {
        var named = "mandates.days." + days;
        return page.has(named) ? page.t(named) : page.t("mandates.days.n", days);
    }
}
