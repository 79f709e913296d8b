package org.tousaidants.label.recognition;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Le label de votre lieu » — pages for the people responsible for a place, who follow the link in a letter
/// without an account: to request the label, to read all decisions and reasons, and to appeal. Opening the link
/// changes nothing.
@Controller
@PublicAccess
@RateLimit
class PlaceLabelLinkPages {
    private static final String PLACE = "/label-du-lieu/";

    private final PlaceLabels labels;

    PlaceLabelLinkPages(PlaceLabels labels) {
        this.labels = labels;
    }

    @GetMapping("/label-du-lieu/{secret}")
    View read(@PathVariable String secret, @RequestParam(defaultValue = "") String fait) {
        return shown(secret, OwnLabelPages.said(fait));
    }

    @PostMapping("/label-du-lieu/{secret}")
    View ask(@PathVariable String secret) {
        var asked = labels.ask(SecretToken.of(secret));
        if (asked.isEmpty()) return shut();
        return switch (asked.get()) {
            case HelperLabels.LabelRequestResult.LabelRequested(var _) ->
                View.redirect(PLACE + secret + "?fait=demande");
            // No message is needed, because the page shows the reason.
            case HelperLabels.LabelRequestResult.LabelRequestRefused(var _) ->
                shown(secret, "labels.said.not_now").status(409);
        };
    }

    @PostMapping("/label-du-lieu/{secret}/{proposal}/retrait")
    View drop(@PathVariable String secret, @PathVariable UUID proposal) {
        return switch (labels.drop(SecretToken.of(secret), proposal)) {
            case DROPPED -> View.redirect(PLACE + secret + "?fait=retrait");
            case DECIDED -> View.redirect(PLACE + secret + "?fait=decide");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @GetMapping("/label-du-lieu/{secret}/{proposal}/recours")
    View appeal(@PathVariable String secret, @PathVariable UUID proposal) {
        return appeal(secret, proposal, Form.empty(), "");
    }

    @PostMapping("/label-du-lieu/{secret}/{proposal}/recours")
    View appealed(@PathVariable String secret, @PathVariable UUID proposal, Form form) {
        var words = form.text("mots").required("labels.appeal.words.missing").max(OwnLabelPages.WORDS_MAX);
        if (form.hasErrors()) return appeal(secret, proposal, form, "").status(422);
        return switch (labels.appeal(SecretToken.of(secret), proposal, words.get())) {
            case LabelAppealResult.AppealSubmitted() -> View.redirect(PLACE + secret + "?fait=recours");
            case LabelAppealResult.DecisionToAppealNotFound() -> throw new NotFoundException();
            case LabelAppealResult.AppealTooLate(var _) ->
                appeal(secret, proposal, form, "labels.appeal.late").status(409);
            case LabelAppealResult.DecisionAlreadyAppealed() ->
                appeal(secret, proposal, form, "labels.appeal.before").status(409);
        };
    }

    private View shown(String secret, String said) {
        return labels.open(SecretToken.of(secret))
                .map(opened -> View.of(
                                "label/recognition/mine",
                                new OwnLabelPages.OwnLabelView(
                                        opened.mine(), opened.name(), PLACE + secret, false, said))
                        .atASecret())
                .orElseGet(PlaceLabelLinkPages::shut);
    }

    private View appeal(String secret, UUID proposal, Form form, String trouble) {
        return labels.appealed(SecretToken.of(secret), proposal)
                .map(told -> View.of(
                                "label/recognition/appeal",
                                OwnLabelPages.LabelAppealFormView.of(told, proposal, PLACE + secret, form, trouble))
                        .atASecret())
                .orElseGet(PlaceLabelLinkPages::shut);
    }

    private static View shut() {
        return View.of("label/recognition/shut").atASecret().status(410);
    }
}
