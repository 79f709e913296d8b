package org.tousaidants.path.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.path.outcomes.Outcome.Channel;
import org.tousaidants.path.outcomes.Outcome.Face;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.papercodes.CodeRoom;
import org.tousaidants.platform.papercodes.KeptPrints;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Donner mon avis » — three questions with faces, by the code of a slip or of a referral's sheet. A person with an
/// account notes what a person says on the phone, unless she is the one who helped.
@Controller
@Open
class OutcomePages {
    private static final String PATH = "/avis";

    /// @param asked of the place or the moment
    record Asking(Outcomes.Opening.Asked asked, boolean noting, Form form) {
        /// The key of a question, or of the line above them all.
        String key(String question) {
            return (asked.moment() ? "outcomes.moment." : "outcomes.") + question;
        }

        List<Choice> faces(Page page, String question) {
            return Arrays.stream(Face.values())
                    .map(face -> Choice.of(face.key(), page.t(key(question) + "." + face.key()))
                            .icon(face.icon()))
                    .toList();
        }
    }

    private final Outcomes outcomes;

    OutcomePages(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping(PATH)
    @RateLimit(cost = 5)
    View ask(@RequestParam(defaultValue = "") String code, Optional<Actor> actor) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("path/outcomes/code", form);
        var read = PaperCode.read(code).good();
        return read.map(known -> shown(outcomes.open(known, actor), form, actor))
                .orElseGet(() -> refused(form, "outcomes.unknown"));
    }

    @PostMapping(PATH)
    @RateLimit(cost = 5)
    View say(Form form, Optional<Actor> actor) {
        var said = OutcomeForm.parse(form, actor.isPresent() ? Channel.PHONE : Channel.SELF);
        if (said.isEmpty()) {
            var read = PaperCode.read(form.value("code")).good();
            return read.map(known ->
                            shown(outcomes.open(known, actor), form, actor).status(422))
                    .orElseGet(() -> refused(form, "outcomes.unknown"));
        }
        var one = said.get();
        return switch (outcomes.say(one.code(), one.outcome(), one.words(), one.callMe(), actor)) {
            case Outcomes.Opening.Asked _ -> View.redirect(PATH + "/merci");
            case Outcomes.Opening.NobodyCalls() -> View.redirect(PATH + "/merci?rappel=non");
            case Outcomes.Opening.Spent _, Outcomes.Opening.HelpedHerself _, Outcomes.Opening.Unknown _ ->
                shown(outcomes.open(one.code(), actor), form, actor);
        };
    }

    private static View shown(Outcomes.Opening opening, Form form, Optional<Actor> actor) {
        return switch (opening) {
            case Outcomes.Opening.Asked asked ->
                View.of("path/outcomes/ask", new Asking(asked, actor.isPresent(), form))
                        .atASecret();
            case Outcomes.Opening.NobodyCalls() -> View.redirect(PATH + "/merci?rappel=non");
            case Outcomes.Opening.Spent() -> refused(form, "outcomes.spent");
            case Outcomes.Opening.HelpedHerself() -> refused(form, "outcomes.herself");
            case Outcomes.Opening.Unknown() -> refused(form, "outcomes.unknown");
        };
    }

    private static View refused(Form form, String key) {
        return View.of("path/outcomes/code", form.error("code", key)).status(422);
    }

    @GetMapping(PATH + "/merci")
    View thanks(@RequestParam(defaultValue = "") String rappel) {
        return View.of("path/outcomes/thanks", rappel);
    }

    @Bean
    static KeptPrints slipPrints() {
        return new KeptPrints("outcomes_slip", "hash", OutcomeStore.PRINTS);
    }

    @Bean
    static KeptPrints spentPrints() {
        return new KeptPrints("outcomes_spent", "hash", OutcomeStore.PRINTS);
    }

    @Bean
    static CodeRoom slipCodes() {
        return CodeRoom.of(Outcomes.CODE, PATH);
    }
}
