package org.tousaidants.label.helpers;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.versions.PublishedRules;

/// « Devenir aidant·e » — public pages for people who want to become helpers: a few questions, the resulting
/// profile, its requirements, and the first step.
@Controller
@PublicAccess
class BecomeHelperPages {
    /// One question that helps a person to find their profile.
    ///
    /// @param soFar previous answers, which the person may change
    record HelperQuestionView(String text, List<FormChoice> choices, List<FormSummaryRow> soFar) {}

    record ProfileOfferView(
            LabelProtocol protocol, LocalDate today, LabelProfile profile, Form form, boolean connected) {
        /// Returns whether the profile requires only the first requirement of the protocol (the rules of the
        /// label), so that a card without a helper's file may be sufficient.
        boolean light() {
            return profile.abilities().size() == 1
                    && profile.abilities()
                            .contains(protocol.abilities().getFirst().id());
        }
    }

    record CharterTextView(LabelProtocol protocol, Optional<LabelProfile> profile) {}

    private final PublishedRules rules;
    private final NewHelperForm newcomers;

    BecomeHelperPages(PublishedRules rules, NewHelperForm newcomers) {
        this.rules = rules;
        this.newcomers = newcomers;
    }

    @GetMapping("/devenir-aidant")
    View question(@RequestParam Map<String, String> answers, Page page) {
        var protocol = protocol();
        var path = new LinkedHashMap<String, String>();
        var soFar = new ArrayList<FormSummaryRow>();
        var question = protocol.questions().stream().findFirst();
        while (question.isPresent()) {
            var asked = question.get();
            var given = asked.answers().stream()
                    .filter(answer -> answer.id().equals(answers.get(asked.id())))
                    .findFirst();
            if (given.isEmpty()) return View.of("label/helpers/question", shown(asked, path, soFar, page));
            if (given.get().profile().isPresent())
                return View.redirect("/devenir-aidant/" + given.get().profile().get());
            soFar.add(FormSummaryRow.of(
                            page.french(asked.text()), page.french(given.get().text()))
                    .french()
                    .change("/devenir-aidant" + query(path)));
            path.put(asked.id(), given.get().id());
            var next = given.get().question();
            question = protocol.questions().stream()
                    .filter(each -> next.filter(each.id()::equals).isPresent())
                    .findFirst();
        }
        // All profiles are shown if the protocol contains no questions.
        var profiles = protocol.profiles().stream()
                .filter(profile -> profile.nature() == HolderNature.PERSON)
                .map(profile -> FormChoice.of("/devenir-aidant/" + profile.id(), page.french(profile.phrase())))
                .toList();
        return View.of(
                "label/helpers/question", new HelperQuestionView(page.t("helpers.become.which"), profiles, List.of()));
    }

    private static HelperQuestionView shown(
            LabelProtocol.ProfileQuestion asked, Map<String, String> path, List<FormSummaryRow> soFar, Page page) {
        var choices = new ArrayList<FormChoice>();
        for (var answer : asked.answers()) {
            var way = new LinkedHashMap<>(path);
            way.put(asked.id(), answer.id());
            choices.add(FormChoice.of(
                    answer.profile()
                            .map(profile -> "/devenir-aidant/" + profile)
                            .orElse("/devenir-aidant" + query(way)),
                    page.french(answer.text())));
        }
        return new HelperQuestionView(page.french(asked.text()), choices, soFar);
    }

    private static String query(Map<String, String> path) {
        return path.isEmpty()
                ? ""
                : path.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GetMapping("/devenir-aidant/{profile}")
    View offer(@PathVariable String profile, Page page) {
        return View.of("label/helpers/offer", offered(profile, Form.empty(), page.actor()));
    }

    @PostMapping("/devenir-aidant/{profile}")
    View ask(@PathVariable String profile, Form form, HttpServletRequest request, Page page) {
        var offer = offered(profile, form, page.actor());
        var goOn = new SignInReturnPath(
                "/mon-dossier/nouveau?profil=" + offer.profile().id());
        return newcomers.ask(form, request, page, goOn, View.of("label/helpers/offer", offer));
    }

    @GetMapping("/charte")
    View charter(@RequestParam(defaultValue = "") String profil) {
        var protocol = protocol();
        return View.of("label/helpers/charterText", new CharterTextView(protocol, protocol.profile(profil)));
    }

    private ProfileOfferView offered(String profile, Form form, Optional<SignedInPerson> actor) {
        var now = rules.now();
        var protocol = now.protocol();
        return protocol.profile(profile)
                .filter(each -> each.nature() == HolderNature.PERSON)
                .map(each -> new ProfileOfferView(protocol, now.today(), each, form, actor.isPresent()))
                .orElseThrow(NotFoundException::new);
    }

    private LabelProtocol protocol() {
        return rules.now().protocol();
    }
}
