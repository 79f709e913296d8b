package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;

/// Pages with the charter of a place, for a person responsible for the place who follows the link in a letter
/// without an account. Opening the link changes nothing, because mail scanners open links too.
@Controller
@PublicAccess
@RateLimit
class PlaceCharterPages {
    /// The charter of a place with the answers.
    ///
    /// @param back path of the page from which the coordinator came; empty for a reader of a link
    /// @param voted whether the rules are adopted
    record PlaceCharterView(
            Place place,
            List<CharterCommitment> commitments,
            boolean voted,
            Form form,
            String action,
            String back,
            boolean changed) {}

    private final PlaceConditionFacts visits;

    PlaceCharterPages(PlaceConditionFacts visits) {
        this.visits = visits;
    }

    @GetMapping("/charte-du-lieu/{secret}")
    View read(@PathVariable String secret) {
        return visits.open(secret)
                .map(opened ->
                        charter(secret, opened, Form.filled(Map.of("signataire", List.of(opened.name()))), false))
                .orElseGet(() -> notOpen(secret));
    }

    @PostMapping("/charte-du-lieu/{secret}")
    View sign(@PathVariable String secret, Form form) {
        var opened = visits.open(secret);
        if (opened.isEmpty()) return notOpen(secret);
        var answers = PlaceVisitForm.answers(form, opened.get().commitments());
        var signer = PlaceVisitForm.signer(form);
        if (form.hasErrors()) return charter(secret, opened.get(), form, false).status(422);
        return switch (visits.sign(secret, signer, answers)) {
            case CharterSignatureResult.CharterSigned() ->
                View.of("label/sitevisits/thanks", opened.get().place()).atASecret();
            case CharterSignatureResult.CharterNotFound() -> shut();
            case CharterSignatureResult.CharterTextChanged() ->
                charter(secret, opened.get(), Form.filled(Map.of("signataire", List.of(signer))), true)
                        .status(409);
        };
    }

    private static View charter(String secret, PlaceConditionFacts.CharterToSign opened, Form form, boolean changed) {
        return View.of(
                        "label/sitevisits/charter",
                        new PlaceCharterView(
                                opened.place(),
                                opened.commitments(),
                                opened.rules().voted(),
                                form,
                                "/charte-du-lieu/" + secret,
                                "",
                                changed))
                .atASecret();
    }

    private View notOpen(String secret) {
        return visits.opensOn(secret)
                .map(day -> View.of("label/sitevisits/early", day).atASecret().status(409))
                .orElseGet(PlaceCharterPages::shut);
    }

    private static View shut() {
        return View.of("label/sitevisits/shut").atASecret().status(410);
    }
}
