package org.tousaidants.places.agreements;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which the coordination writes and publishes the agreement, adds the structures, sees who signed which
/// version, and records a signature or a withdrawal on paper.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JointAgreementDeskPages {
    private static final String HERE = "/bureau/accord";
    private static final String DRAFT = HERE + "/projet";
    private static final String ONE = HERE + "/structures/";

    /// @param known structures that use the site and are not in the list
    record AgreementDeskView(
            JointAgreements.AgreementDesk desk, List<KnownStructures.KnownStructure> known, Form form, String said) {
        /// The structures that use the site, all ticked.
        Form ticked() {
            return Form.filled(Map.of(
                    "connue",
                    known.stream().map(KnownStructures.KnownStructure::name).toList()));
        }

        List<FormChoice> choices() {
            return known.stream()
                    .map(one -> FormChoice.of(one.name(), one.name()))
                    .toList();
        }
    }

    /// @param toFill parts of the draft that are still between brackets
    /// @param trouble key of the reason why nothing was saved or published; empty if all is well
    record AgreementDraftView(
            AgreementVersion draft,
            List<AgreementText.TextChange> changes,
            List<String> toFill,
            Form form,
            String trouble,
            boolean saved) {}

    /// @param place the place of the structure, if it is in the directory
    record AgreementStructureView(
            JointAgreements.StructureAgreement agreement,
            Optional<Place> place,
            Form contact,
            Form paper,
            Form leave,
            String said) {}

    private final JointAgreements agreements;
    private final KnownStructures known;
    private final Places places;
    private final Clock clock;

    JointAgreementDeskPages(JointAgreements agreements, KnownStructures known, Places places, Clock clock) {
        this.agreements = agreements;
        this.known = known;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @LogsPersonalDataReading("agreements")
    View desk(
            SignedInPerson actor,
            @RequestParam(name = "lieu", defaultValue = "") String place,
            @RequestParam(name = "fait", defaultValue = "") String said) {
        return desk(actor, filled(place), said);
    }

    /// The form for a place of the directory, filled with its public sheet.
    private Form filled(String code) {
        return PlaceCode.endOf(code)
                .flatMap(places::find)
                .map(place -> Form.filled(Map.of(
                        "lieu", List.of(place.code().value()),
                        "nom", List.of(place.name()))))
                .orElseGet(Form::empty);
    }

    private View desk(SignedInPerson actor, Form form, String said) {
        var desk = agreements.desk(actor);
        return View.of(
                "places/agreements/desk",
                new AgreementDeskView(
                        desk,
                        known.beside(actor, structures(desk)),
                        form,
                        List.of("publie", "abandon", "suppression", "ajout").contains(said) ? said : ""));
    }

    private static List<MemberStructure> structures(JointAgreements.AgreementDesk desk) {
        return desk.members().stream().map(JointAgreements.MemberRow::structure).toList();
    }

    /// Adds the ticked structures that use the site. They have no address yet, so that no link is sent.
    @PostMapping(HERE + "/structures/connues")
    View addKnown(SignedInPerson actor, Form form) {
        var ticked = form.values("connue");
        for (var one : known.beside(actor, structures(agreements.desk(actor))))
            if (ticked.contains(one.name()))
                agreements.add(
                        actor,
                        new MemberStructure(
                                UUID.randomUUID(),
                                one.name(),
                                one.place(),
                                "",
                                "",
                                "fr",
                                clock.instant(),
                                Optional.empty()));
        return View.redirect(ticked.isEmpty() ? HERE : HERE + "?fait=ajout");
    }

    static List<FormChoice> languages(Page page) {
        return JointAgreementForm.LANGUAGES.stream()
                .map(lang -> FormChoice.of(lang, page.t("agreements.lang." + lang)))
                .toList();
    }

    @PostMapping(DRAFT)
    View begin(SignedInPerson actor) {
        agreements.begin(actor);
        return View.redirect(DRAFT);
    }

    @GetMapping(DRAFT)
    View draft(SignedInPerson actor, @RequestParam(name = "fait", defaultValue = "") String said) {
        return agreements
                .draft(actor)
                .map(draft -> draft(draft, written(draft), "", !said.isEmpty()))
                .orElseGet(() -> View.redirect(HERE));
    }

    private static Form written(AgreementVersion draft) {
        return Form.filled(Map.of("texte", List.of(draft.text().strip()), "note", List.of(draft.note())));
    }

    private View draft(AgreementVersion draft, Form form, String trouble, boolean saved) {
        return View.of(
                "places/agreements/draft",
                new AgreementDraftView(
                        draft,
                        agreements.changes(draft),
                        List.copyOf(AgreementText.toFill(draft.text())),
                        form,
                        trouble,
                        saved));
    }

    @PostMapping(DRAFT + "/texte")
    View save(SignedInPerson actor, Form form) {
        var draft = agreements.draft(actor);
        if (draft.isEmpty()) return View.redirect(HERE);
        var typed = JointAgreementForm.draft(form);
        if (typed.isEmpty()) return draft(draft.get(), form, "", false).status(422);
        return switch (agreements.save(
                actor, typed.get().seen(), typed.get().text(), typed.get().note())) {
            case JointAgreements.DraftResult.Saved() -> View.redirect(DRAFT + "?fait=1");
            case JointAgreements.DraftResult.ChangedMeanwhile(),
                    JointAgreements.DraftResult.StillToFill _,
                    JointAgreements.DraftResult.SameText() ->
                draft(draft.get(), form, "agreements.trouble.changed", false).status(409);
        };
    }

    @PostMapping(DRAFT + "/publication")
    View publish(SignedInPerson actor, Form form) {
        var draft = agreements.draft(actor);
        if (draft.isEmpty()) return View.redirect(HERE);
        return switch (agreements.publish(actor, form.value("vu"))) {
            case JointAgreements.DraftResult.Saved() -> View.redirect(HERE + "?fait=publie");
            case JointAgreements.DraftResult.ChangedMeanwhile() ->
                draft(draft.get(), written(draft.get()), "agreements.trouble.changed", false)
                        .status(409);
            case JointAgreements.DraftResult.StillToFill _ ->
                draft(draft.get(), written(draft.get()), "agreements.trouble.fill", false)
                        .status(422);
            case JointAgreements.DraftResult.SameText() ->
                draft(draft.get(), written(draft.get()), "agreements.trouble.same", false)
                        .status(422);
        };
    }

    @PostMapping(DRAFT + "/modele")
    View refill(SignedInPerson actor, Form form) {
        return switch (agreements.refill(actor, form.value("vu"))) {
            case JointAgreements.DraftResult.Saved() -> View.redirect(DRAFT + "?fait=1");
            case JointAgreements.DraftResult.ChangedMeanwhile(),
                    JointAgreements.DraftResult.StillToFill _,
                    JointAgreements.DraftResult.SameText() -> View.redirect(DRAFT);
        };
    }

    @PostMapping(DRAFT + "/abandon")
    View drop(SignedInPerson actor) {
        agreements.dropDraft(actor);
        return View.redirect(HERE + "?fait=abandon");
    }

    @PostMapping(HERE + "/structures")
    View add(SignedInPerson actor, Form form) {
        var name = JointAgreementForm.structure(form);
        var contact = JointAgreementForm.contact(form);
        var place = PlaceCode.endOf(form.value("lieu"))
                .flatMap(places::find)
                .map(one -> one.id().value());
        if (form.hasErrors()) return desk(actor, form, "").status(422);
        return agreements
                .add(
                        actor,
                        new MemberStructure(
                                UUID.randomUUID(),
                                name,
                                place,
                                contact.name(),
                                contact.mail(),
                                contact.lang(),
                                clock.instant(),
                                Optional.empty()))
                .map(id -> View.redirect(ONE + id))
                .orElseGet(() -> desk(actor, form.error("nom", "agreements.name.taken"), "")
                        .status(422));
    }

    @GetMapping(ONE + "{id}")
    @LogsPersonalDataReading("structure {id}")
    View structure(
            SignedInPerson actor, @PathVariable UUID id, @RequestParam(name = "fait", defaultValue = "") String said) {
        return structure(actor, id, Form.empty(), Form.empty(), Form.empty(), said);
    }

    private View structure(SignedInPerson actor, UUID id, Form contact, Form paper, Form leave, String said) {
        var agreement = agreements.structure(actor, id).orElseThrow(NotFoundException::new);
        var structure = agreement.member().structure();
        var place = structure.place().map(PlaceId::new);
        return View.of(
                "places/agreements/deskStructure",
                new AgreementStructureView(
                        agreement,
                        place.flatMap(one ->
                                Optional.ofNullable(places.find(List.of(one)).get(one))),
                        contact.hasErrors()
                                ? contact
                                : Form.filled(Map.of(
                                        "contact", List.of(structure.contact()),
                                        "mail", List.of(structure.mail()),
                                        "langue", List.of(structure.lang()))),
                        paper,
                        leave,
                        List.of("envoi", "contact", "papier", "retrait").contains(said) ? said : ""));
    }

    @PostMapping(ONE + "{id}/lien")
    View send(SignedInPerson actor, @PathVariable UUID id) {
        if (!agreements.send(actor, id)) throw new NotFoundException();
        return View.redirect(ONE + id + "?fait=envoi");
    }

    @PostMapping(ONE + "{id}/contact")
    View contact(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var typed = JointAgreementForm.contact(form);
        if (form.hasErrors())
            return structure(actor, id, form, Form.empty(), Form.empty(), "").status(422);
        if (!agreements.contact(actor, id, typed.name(), typed.mail(), typed.lang())) throw new NotFoundException();
        return View.redirect(ONE + id + "?fait=contact");
    }

    @PostMapping(ONE + "{id}/papier")
    View paper(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var signatory = JointAgreementForm.signatory(form, "");
        var on = JointAgreementForm.day(form, "");
        if (form.hasErrors())
            return structure(actor, id, Form.empty(), form, Form.empty(), "").status(422);
        return switch (agreements.signOnPaper(actor, id, form.value("texte"), signatory, on.orElse(LocalDate.MIN))) {
            case JointAgreements.SigningResult.Signed() -> View.redirect(ONE + id + "?fait=papier");
            case JointAgreements.SigningResult.TextChanged() ->
                structure(actor, id, Form.empty(), form.error("jour", "agreements.trouble.version"), Form.empty(), "")
                        .status(409);
            case JointAgreements.SigningResult.WrongDay() ->
                structure(actor, id, Form.empty(), form.error("jour", "agreements.day.wrong"), Form.empty(), "")
                        .status(422);
            case JointAgreements.SigningResult.NotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping(ONE + "{id}/retrait")
    View withdraw(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var signatory = JointAgreementForm.signatory(form, JointAgreementForm.LEAVE);
        var on = JointAgreementForm.day(form, JointAgreementForm.LEAVE);
        if (!form.hasErrors() && !agreements.withdrawOnPaper(actor, id, signatory, on.orElse(LocalDate.MIN)))
            form.error(JointAgreementForm.LEAVE + "jour", "agreements.day.wrong");
        return form.hasErrors()
                ? structure(actor, id, Form.empty(), Form.empty(), form, "").status(422)
                : View.redirect(ONE + id + "?fait=retrait");
    }

    @PostMapping(ONE + "{id}/suppression")
    View remove(SignedInPerson actor, @PathVariable UUID id) {
        if (!agreements.remove(actor, id)) throw new NotFoundException();
        return View.redirect(HERE + "?fait=suppression");
    }

    @GetMapping(ONE + "{id}/versions/{version}.pdf")
    @LogsPersonalDataReading("structure {id}")
    ResponseEntity<byte[]> signed(SignedInPerson actor, @PathVariable UUID id, @PathVariable int version, Page page) {
        return JointAgreementPages.pdf(() -> agreements.signed(actor, id, version), page);
    }

    @Bean
    static PlacePageLink agreementOfPlace() {
        return new PlacePageLink(
                "agreements.place.link", code -> HERE + "?lieu=" + code, PlacePageLink.LinkAudience.DESK, 30);
    }

    /// Structures that were asked two weeks ago and did not sign the version in force.
    @Bean
    static TaskSource agreementTasks(JointAgreements agreements) {
        return TaskSource.coordination(
                () -> Task.several(agreements.late(), TaskKind.SITE, "agreements.task", TaskActionLabel.OPEN, HERE)
                        .map(Task::later));
    }
}
