package org.tousaidants.support.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.sortition.SeatAgreements;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackAnswer;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackChannel;

/// « Donner mon avis » — the pages with five questions and faces, opened by the code of a slip or of the printed
/// sheet of a referral. A person with an account can record answers given by telephone, unless they gave the help
/// themselves.
@Controller
@PublicAccess
class HelpOutcomePages {
    private static final String PATH = "/avis";

    /// The page of the questions.
    ///
    /// @param asked the place or slot that the questions are about
    /// @param noting whether a person records the answers given by telephone
    record OutcomeFormView(HelpOutcomes.SlipOpeningResult.FeedbackSlipOpen asked, boolean noting, Form form) {
        /// Returns the message key of a question, or of the heading.
        String key(String question) {
            return (asked.moment() ? "outcomes.moment." : "outcomes.") + question;
        }

        List<FormChoice> faces(Page page, String question) {
            return faces(page, key(question) + ".", FeedbackAnswer.values());
        }

        /// Returns the choices of an optional question, whose wording is the same for a place and a session.
        List<FormChoice> optionalFaces(Page page, String question) {
            return faces(page, "outcomes." + question + ".", FeedbackAnswer.values());
        }

        private static List<FormChoice> faces(Page page, String stem, FeedbackAnswer... faces) {
            return Arrays.stream(faces)
                    .map(face ->
                            FormChoice.of(face.key(), page.t(stem + face.key())).icon(face.icon()))
                    .toList();
        }
    }

    /// @param late whether the call asked for is impossible
    /// @param seat whether the person agreed to be drawn, by mail
    record OutcomeThanksView(boolean late, boolean seat) {}

    private final HelpOutcomes outcomes;
    private final SeatAgreements agreements;

    HelpOutcomePages(HelpOutcomes outcomes, SeatAgreements agreements) {
        this.outcomes = outcomes;
        this.agreements = agreements;
    }

    @GetMapping(PATH)
    @RateLimit(cost = 5)
    View ask(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String venue,
            Optional<SignedInPerson> actor) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("support/outcomes/code", form);
        var read = PaperCode.read(code).good();
        // The questions are skipped if the place refused the referral or never read it, unless the person
        // went there anyway.
        if (!venue.equals("oui") && read.filter(outcomes::early).isPresent())
            return View.of("support/outcomes/early", form).atASecret();
        return read.map(known -> shown(outcomes.open(known, actor), form, actor))
                .orElseGet(() -> refused(form, "outcomes.unknown"));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 5)
    View say(Form form, Optional<SignedInPerson> actor, Page page) {
        var answered = HelpOutcomeForm.parse(
                form, actor.isPresent() ? FeedbackChannel.PHONE : FeedbackChannel.SELF, page.lang());
        if (answered.isEmpty()) {
            var read = PaperCode.read(form.value("code")).good();
            return read.map(known ->
                            shown(outcomes.open(known, actor), form, actor).status(422))
                    .orElseGet(() -> refused(form, "outcomes.unknown"));
        }
        var outcome = answered.get();
        return switch (outcomes.say(outcome.code(), outcome.outcome(), outcome.words(), outcome.call(), actor)) {
            case HelpOutcomes.SlipOpeningResult.FeedbackSlipOpen _ -> thanks(outcome, actor, page);
            case HelpOutcomes.SlipOpeningResult.FeedbackCallImpossible() -> View.redirect(PATH + "/merci?rappel=non");
            case HelpOutcomes.SlipOpeningResult.FeedbackSlipUsed _,
                    HelpOutcomes.SlipOpeningResult.FeedbackAnsweredByHelper _,
                    HelpOutcomes.SlipOpeningResult.FeedbackSlipUnknown _ ->
                shown(outcomes.open(outcome.code(), actor), form, actor);
        };
    }

    /// Keeps the agreement to be drawn apart from the answer. A person without a mail address sees their code
    /// once.
    private View thanks(HelpOutcomeForm outcome, Optional<SignedInPerson> actor, Page page) {
        var seat = outcome.seat().filter(_ -> page.isOpen("/voix")).map(asked -> agreements.agree(actor, asked));
        if (seat.isEmpty()) return View.redirect(PATH + "/merci");
        return seat.get().code().isEmpty()
                ? View.redirect(PATH + "/merci?voix=oui")
                : View.of("label/sortition/agreed", seat.get()).atASecret();
    }

    private static View shown(HelpOutcomes.SlipOpeningResult opening, Form form, Optional<SignedInPerson> actor) {
        return switch (opening) {
            case HelpOutcomes.SlipOpeningResult.FeedbackSlipOpen asked ->
                View.of("support/outcomes/ask", new OutcomeFormView(asked, actor.isPresent(), form))
                        .atASecret();
            case HelpOutcomes.SlipOpeningResult.FeedbackCallImpossible() -> View.redirect(PATH + "/merci?rappel=non");
            case HelpOutcomes.SlipOpeningResult.FeedbackSlipUsed() -> refused(form, "outcomes.spent");
            case HelpOutcomes.SlipOpeningResult.FeedbackAnsweredByHelper() -> refused(form, "outcomes.herself");
            case HelpOutcomes.SlipOpeningResult.FeedbackSlipUnknown() -> refused(form, "outcomes.unknown");
        };
    }

    private static View refused(Form form, String key) {
        return View.of("support/outcomes/code", form.error("code", key)).status(422);
    }

    @GetMapping(PATH + "/merci")
    View thanks(@RequestParam(defaultValue = "") String rappel, @RequestParam(defaultValue = "") String voix) {
        return View.of("support/outcomes/thanks", new OutcomeThanksView(rappel.equals("non"), voix.equals("oui")));
    }

    @Bean
    static PaperCodeHashColumn slipPrints() {
        return new PaperCodeHashColumn("outcomes_slip", "hash", HelpOutcomeStore.PRINTS);
    }

    @Bean
    static PaperCodeHashColumn spentPrints() {
        return new PaperCodeHashColumn("outcomes_spent", "hash", HelpOutcomeStore.PRINTS);
    }

    @Bean
    static PaperCodeDestination slipCodes() {
        return PaperCodeDestination.of(HelpOutcomes.CODE, PATH);
    }
}
