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
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.FingerprintColumn;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.outcomes.Outcome.AnswerChannel;
import org.tousaidants.support.outcomes.Outcome.AnswerFace;

/// « Donner mon avis » — four questions with faces, by the code of a slip or of a referral's sheet. A person
/// with an account records answers by phone, unless they gave the help.
@Controller
@PublicAccess
class OutcomePages {
    private static final String PATH = "/avis";

    /// @param asked the place or the slot
    record OutcomeFormView(Outcomes.OpeningResult.SlipOpen asked, boolean noting, Form form) {
        /// The message key of a question, or of the heading.
        String key(String question) {
            return (asked.moment() ? "outcomes.moment." : "outcomes.") + question;
        }

        List<Choice> faces(Page page, String question) {
            return faces(page, key(question) + ".", AnswerFace.values());
        }

        List<Choice> eased(Page page) {
            return faces(page, "outcomes.eased.", AnswerFace.values());
        }

        private static List<Choice> faces(Page page, String stem, AnswerFace... faces) {
            return Arrays.stream(faces)
                    .map(face ->
                            Choice.of(face.key(), page.t(stem + face.key())).icon(face.icon()))
                    .toList();
        }
    }

    /// @param late whether the call asked for is impossible
    /// @param seat whether the person agreed to be drawn, by mail
    record OutcomeThanksView(boolean late, boolean seat) {}

    private final Outcomes outcomes;
    private final SeatAgreements agreements;

    OutcomePages(Outcomes outcomes, SeatAgreements agreements) {
        this.outcomes = outcomes;
        this.agreements = agreements;
    }

    @GetMapping(PATH)
    @RateLimit(cost = 5)
    View ask(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String venue,
            Optional<Actor> actor) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("support/outcomes/code", form);
        var read = PaperCode.read(code).good();
        // Skips the questions if the place refused the referral or never read it, unless the person went
        // there anyway.
        if (!venue.equals("oui") && read.filter(outcomes::early).isPresent())
            return View.of("support/outcomes/early", form).atASecret();
        return read.map(known -> shown(outcomes.open(known, actor), form, actor))
                .orElseGet(() -> refused(form, "outcomes.unknown"));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 5)
    View say(Form form, Optional<Actor> actor, Page page) {
        var answered =
                OutcomeForm.parse(form, actor.isPresent() ? AnswerChannel.PHONE : AnswerChannel.SELF, page.lang());
        if (answered.isEmpty()) {
            var read = PaperCode.read(form.value("code")).good();
            return read.map(known ->
                            shown(outcomes.open(known, actor), form, actor).status(422))
                    .orElseGet(() -> refused(form, "outcomes.unknown"));
        }
        var outcome = answered.get();
        return switch (outcomes.say(outcome.code(), outcome.outcome(), outcome.words(), outcome.call(), actor)) {
            case Outcomes.OpeningResult.SlipOpen _ -> thanks(outcome, actor, page);
            case Outcomes.OpeningResult.CallImpossible() -> View.redirect(PATH + "/merci?rappel=non");
            case Outcomes.OpeningResult.SlipUsed _,
                    Outcomes.OpeningResult.AnswerByHelper _,
                    Outcomes.OpeningResult.SlipUnknown _ -> shown(outcomes.open(outcome.code(), actor), form, actor);
        };
    }

    /// Keeps the agreement to be drawn apart from the answer. A person without a mail address sees their code once.
    private View thanks(OutcomeForm outcome, Optional<Actor> actor, Page page) {
        var seat = outcome.seat().filter(_ -> page.isOpen("/voix")).map(asked -> agreements.agree(actor, asked));
        if (seat.isEmpty()) return View.redirect(PATH + "/merci");
        return seat.get().code().isEmpty()
                ? View.redirect(PATH + "/merci?voix=oui")
                : View.of("label/sortition/agreed", seat.get()).atASecret();
    }

    private static View shown(Outcomes.OpeningResult opening, Form form, Optional<Actor> actor) {
        return switch (opening) {
            case Outcomes.OpeningResult.SlipOpen asked ->
                View.of("support/outcomes/ask", new OutcomeFormView(asked, actor.isPresent(), form))
                        .atASecret();
            case Outcomes.OpeningResult.CallImpossible() -> View.redirect(PATH + "/merci?rappel=non");
            case Outcomes.OpeningResult.SlipUsed() -> refused(form, "outcomes.spent");
            case Outcomes.OpeningResult.AnswerByHelper() -> refused(form, "outcomes.herself");
            case Outcomes.OpeningResult.SlipUnknown() -> refused(form, "outcomes.unknown");
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
    static FingerprintColumn slipPrints() {
        return new FingerprintColumn("outcomes_slip", "hash", OutcomeStore.PRINTS);
    }

    @Bean
    static FingerprintColumn spentPrints() {
        return new FingerprintColumn("outcomes_spent", "hash", OutcomeStore.PRINTS);
    }

    @Bean
    static CodeDestination slipCodes() {
        return CodeDestination.of(Outcomes.CODE, PATH);
    }
}
