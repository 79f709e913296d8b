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
import org.tousaidants.label.observations.Observation;
import org.tousaidants.label.observations.ObservationRow;
import org.tousaidants.label.observations.Signature;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.VerdictText;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.LocalisedText;

/// « Le label d’un lieu » — pages on which the coordinator reads the fulfilled and missing requirements of a
/// place.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PlaceLabelPages {
    record PlaceLabelView(
            PlaceObservations.File file,
            Optional<PlaceLabelStatuses.StandingNotice> label,
            Content standing,
            String kind,
            List<PlaceLabelFormView> asked,
            List<ObservationRow> seen,
            Optional<String> signer,
            Form form,
            boolean sent) {}

    /// One requirement on the page: its state, the reason and what to do.
    record PlaceLabelFormView(
            RequirementFinding finding, Optional<Content> state, List<Content> why, boolean charter) {}

    record NotJudged(Place place, LocalisedText sentence) {}

    private final PlaceObservations visits;
    private final PlaceLabelStatuses standings;
    private final Accounts accounts;

    PlaceLabelPages(PlaceObservations visits, PlaceLabelStatuses standings, Accounts accounts) {
        this.visits = visits;
        this.standings = standings;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/lieux/{code}/label")
    View label(
            Actor actor,
            @PathVariable String code,
            @RequestParam(name = "envoi", defaultValue = "") String sent,
            Page page) {
        return shown(actor, code(code), Form.empty(), !sent.isEmpty(), page);
    }

    @PostMapping("/bureau/lieux/{code}/label/invitations")
    View invite(Actor actor, @PathVariable String code, Form form, Page page) {
        var to = VisitForm.to(form);
        if (to.isEmpty()) return shown(actor, code(code), form, false, page).status(422);
        if (!visits.invite(actor, code(code), to.get())) throw new NotFound();
        return View.redirect("/bureau/lieux/" + code(code) + "/label?envoi=1");
    }

    static List<Choice> languages(Page page) {
        return VisitForm.LANGUAGES.stream()
                .map(lang -> Choice.of(lang, page.t("visits.lang." + lang)))
                .toList();
    }

    @GetMapping("/bureau/lieux/{code}/label/charte")
    View paper(Actor actor, @PathVariable String code) {
        return charter(found(actor, code(code)), Form.empty(), false);
    }

    @PostMapping("/bureau/lieux/{code}/label/charte")
    View signed(Actor actor, @PathVariable String code, Form form) {
        var file = found(actor, code(code));
        var answers = VisitForm.answers(form, file.commitments());
        var signer = VisitForm.signer(form);
        if (form.hasErrors()) return charter(file, form, false).status(422);
        return switch (visits.sign(actor, code(code), signer, answers)) {
            case CharterSignatureResult.Signed() -> View.redirect("/bureau/lieux/" + code(code) + "/label");
            case CharterSignatureResult.NotFound() -> throw new NotFound();
            case CharterSignatureResult.TextChanged() ->
                charter(file, Form.empty(), true).status(409);
        };
    }

    private static View charter(PlaceObservations.File file, Form form, boolean changed) {
        return View.of(
                "label/sitevisits/charter",
                new PlaceCharterPages.Charter(
                        file.place(),
                        file.commitments(),
                        file.rules().voted(),
                        form,
                        "/bureau/lieux/" + file.place().code() + "/label/charte",
                        "/bureau/lieux/" + file.place().code() + "/label",
                        changed));
    }

    private View shown(Actor actor, PlaceCode code, Form form, boolean sent, Page page) {
        return switch (visits.read(actor, code)) {
            case PlaceObservations.FileResult.NotJudged(var place, var sentence) ->
                View.of("label/sitevisits/notJudged", new NotJudged(place, sentence))
                        .status(409);
            case PlaceObservations.FileResult.Found(var file) ->
                View.of("label/sitevisits/label", shown(file, form, sent, page));
        };
    }

    private PlaceLabelView shown(PlaceObservations.File file, Form form, boolean sent, Page page) {
        var words = VerdictText.in(page.locale()).quoting(page.quote());
        var people = file.sightings().stream().map(Observation::by).toList();
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
                        .map(one -> ObservationRow.of(one, facts, names, page))
                        .toList(),
                file.signatures().values().stream()
                        .max(Comparator.comparing(Signature::at))
                        .map(one -> page.t(
                                one.by().isPresent() ? "visits.signed.paper" : "visits.signed.link",
                                one.signer(),
                                page.moment(one.at()))),
                form,
                sent);
    }

    private static PlaceLabelFormView asked(RequirementFinding finding, VerdictText words, Page page) {
        var charter = finding.requirement().kind() == Kind.CHARTER;
        return new PlaceLabelFormView(
                finding,
                words.besides(finding).map(page::told),
                charter
                        ? List.of()
                        : words.why(finding).stream().map(page::told).toList(),
                charter);
    }

    private PlaceObservations.File found(Actor actor, PlaceCode code) {
        return visits.read(actor, code) instanceof PlaceObservations.FileResult.Found(var file) ? file : missing();
    }

    private static PlaceObservations.File missing() {
        throw new NotFound();
    }

    private static PlaceCode code(String address) {
        return PlaceCode.endOf(address).orElseThrow(NotFound::new);
    }

    @Bean
    static PlacePageLink labelOfPlace() {
        return new PlacePageLink(
                "visits.label.link", code -> "/bureau/lieux/" + code + "/label", PlacePageLink.Audience.DESK, 10);
    }
}
