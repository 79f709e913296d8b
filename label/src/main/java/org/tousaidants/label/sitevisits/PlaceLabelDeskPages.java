package org.tousaidants.label.sitevisits;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.label.observations.ObservedFactRow;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.LabelVerdictText;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.LocalisedText;

/// « Le label d’un lieu » — pages on which a coordinator reads the fulfilled and missing requirements of a place.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PlaceLabelDeskPages {
    record PlaceLabelView(
            PlaceConditionFacts.PlaceLabelFile file,
            Optional<PlaceLabelStatuses.LabelStatusNotice> label,
            Content standing,
            String kind,
            List<PlaceRequirementFormView> asked,
            List<ObservedFactRow> seen,
            Optional<String> signer,
            Form form,
            boolean sent) {}

    /// One requirement on the page: its state, the reason, and the next action.
    record PlaceRequirementFormView(
            RequirementFinding finding, Optional<Content> state, List<Content> why, boolean charter) {}

    record PlaceNotJudgedView(Place place, LocalisedText sentence) {}

    private final PlaceConditionFacts visits;
    private final PlaceLabelStatuses standings;
    private final Accounts accounts;

    PlaceLabelDeskPages(PlaceConditionFacts visits, PlaceLabelStatuses standings, Accounts accounts) {
        this.visits = visits;
        this.standings = standings;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/lieux/{code}/label")
    View label(
            SignedInPerson actor,
            @PathVariable String code,
            @RequestParam(name = "envoi", defaultValue = "") String sent,
            Page page) {
        return shown(actor, code(code), Form.empty(), !sent.isEmpty(), page);
    }

    @PostMapping("/bureau/lieux/{code}/label/invitations")
    View invite(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var to = PlaceVisitForm.to(form);
        if (to.isEmpty()) return shown(actor, code(code), form, false, page).status(422);
        if (!visits.invite(actor, code(code), to.get())) throw new NotFoundException();
        return View.redirect("/bureau/lieux/" + code(code) + "/label?envoi=1");
    }

    static List<FormChoice> languages(Page page) {
        return PlaceVisitForm.LANGUAGES.stream()
                .map(lang -> FormChoice.of(lang, page.t("visits.lang." + lang)))
                .toList();
    }

    @GetMapping("/bureau/lieux/{code}/label/charte")
    View paper(SignedInPerson actor, @PathVariable String code) {
        return charter(found(actor, code(code)), Form.empty(), false);
    }

    @PostMapping("/bureau/lieux/{code}/label/charte")
    View signed(SignedInPerson actor, @PathVariable String code, Form form) {
        var file = found(actor, code(code));
        var answers = PlaceVisitForm.answers(form, file.commitments());
        var signer = PlaceVisitForm.signer(form);
        if (form.hasErrors()) return charter(file, form, false).status(422);
        return switch (visits.sign(actor, code(code), signer, answers)) {
            case CharterSignatureResult.CharterSigned() -> View.redirect("/bureau/lieux/" + code(code) + "/label");
            case CharterSignatureResult.CharterNotFound() -> throw new NotFoundException();
            case CharterSignatureResult.CharterTextChanged() ->
                charter(file, Form.empty(), true).status(409);
        };
    }

    private static View charter(PlaceConditionFacts.PlaceLabelFile file, Form form, boolean changed) {
        return View.of(
                "label/sitevisits/charter",
                new PlaceCharterPages.PlaceCharterView(
                        file.place(),
                        file.commitments(),
                        file.rules().voted(),
                        form,
                        "/bureau/lieux/" + file.place().code() + "/label/charte",
                        "/bureau/lieux/" + file.place().code() + "/label",
                        changed));
    }

    private View shown(SignedInPerson actor, PlaceCode code, Form form, boolean sent, Page page) {
        return switch (visits.read(actor, code)) {
            case PlaceConditionFacts.PlaceFileResult.PlaceFileNotJudged(var place, var sentence) ->
                View.of("label/sitevisits/notJudged", new PlaceNotJudgedView(place, sentence))
                        .status(409);
            case PlaceConditionFacts.PlaceFileResult.PlaceFileFound(var file) ->
                View.of("label/sitevisits/label", shown(file, form, sent, page));
        };
    }

    private PlaceLabelView shown(PlaceConditionFacts.PlaceLabelFile file, Form form, boolean sent, Page page) {
        var words = LabelVerdictText.in(page.locale()).quoting(page.quote());
        var people = file.sightings().stream().map(ObservedFact::by).toList();
        var names = accounts.names(people);
        var facts = visits.facts();
        var kind = switch (file.verdict().standing()) {
            case COMPLETE -> "ok";
            case IN_GRACE -> "warn";
            case LAPSED -> "danger";
            case INCOMPLETE -> "info";
        };
        return new PlaceLabelView(
                file,
                standings.of(file.place().code(), page),
                page.told(words.standing(file.verdict())),
                kind,
                file.verdict().findings().stream()
                        .map(finding -> asked(finding, words, page))
                        .toList(),
                file.sightings().stream()
                        .map(one -> ObservedFactRow.of(one, facts, names, page))
                        .toList(),
                file.signatures().values().stream()
                        .max(Comparator.comparing(CommitmentSignature::at))
                        .map(one -> page.t(
                                one.by().isPresent() ? "visits.signed.paper" : "visits.signed.link",
                                one.signer(),
                                page.moment(one.at()))),
                form,
                sent);
    }

    private static PlaceRequirementFormView asked(RequirementFinding finding, LabelVerdictText words, Page page) {
        var charter = finding.requirement().kind() == RequirementKind.CHARTER;
        return new PlaceRequirementFormView(
                finding,
                words.besides(finding).map(page::told),
                charter
                        ? List.of()
                        : words.why(finding).stream().map(page::told).toList(),
                charter);
    }

    private PlaceConditionFacts.PlaceLabelFile found(SignedInPerson actor, PlaceCode code) {
        return visits.read(actor, code) instanceof PlaceConditionFacts.PlaceFileResult.PlaceFileFound(var file)
                ? file
                : missing();
    }

    private static PlaceConditionFacts.PlaceLabelFile missing() {
        throw new NotFoundException();
    }

    private static PlaceCode code(String address) {
        return PlaceCode.endOf(address).orElseThrow(NotFoundException::new);
    }

    @Bean
    static PlacePageLink labelOfPlace() {
        return new PlacePageLink(
                "visits.label.link", code -> "/bureau/lieux/" + code + "/label", PlacePageLink.LinkAudience.DESK, 10);
    }
}
