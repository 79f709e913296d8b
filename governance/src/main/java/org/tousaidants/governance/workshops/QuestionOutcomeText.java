package org.tousaidants.governance.workshops;

import gg.jte.Content;
import org.tousaidants.governance.workshops.WorkshopQuestion.Kind;
import org.tousaidants.platform.web.Page;

/// Writes a result as a sentence, as a text alternative to the chart.
final class QuestionOutcomeText {
    private QuestionOutcomeText() {}

    static Content said(Page page, Workshop workshop, QuestionOutcome outcome) {
        var tally = outcome.tally();
        return switch (outcome.reading()) {
            case AgreementRule.AgreementResult.Agreed(var answer) ->
                page.with(
                        "workshops.said.agreed",
                        outcome.question().kind() == Kind.LEVEL
                                ? page.t("workshops.said.level", levelWithImage(page, workshop, answer))
                                : page.t("workshops.sort." + answer),
                        tally.total());
            case AgreementRule.AgreementResult.NoAgreement(var low, var high) ->
                outcome.question().kind() == Kind.LEVEL
                        ? page.with(
                                "workshops.said.split.level",
                                levelWithImage(page, workshop, low),
                                levelWithImage(page, workshop, high),
                                tally.total())
                        : page.with(
                                "workshops.said.split.commitment",
                                tally.of(WorkshopQuestion.TO_TAKE),
                                tally.of(WorkshopQuestion.TO_DISCUSS),
                                tally.of(WorkshopQuestion.NOT_FOR_US));
            case AgreementRule.AgreementResult.TooFewAnswers() -> page.with("workshops.said.few");
        };
    }

    /// A level with its description, « 3 (la tête sous l’eau) », to be inserted in a message.
    private static String levelWithImage(Page page, Workshop workshop, int level) {
        return level == 0
                ? page.t("workshops.said.zero")
                : page.t("workshops.said.water", level, page.quote().apply(workshop.image(level)));
    }

    /// An answer in words: « niveau 3 », « à prendre ».
    static String answered(Page page, Kind kind, int answer) {
        return kind == Kind.LEVEL ? page.t("workshops.said.level", answer) : page.t("workshops.sort." + answer);
    }

    /// A result in words: « Niveau 3, d’accord », « à discuter ».
    static String result(Page page, QuestionOutcome outcome) {
        var kind = outcome.question().kind();
        if (outcome.agreed())
            return page.t(
                    "workshops.result.agreed",
                    answered(page, kind, outcome.answer().orElseThrow()));
        return outcome.answer()
                .map(answer -> page.t("workshops.result.decided", answered(page, kind, answer)))
                .orElseGet(() -> page.t(outcome.split() ? "workshops.result.open" : "workshops.result.few"));
    }
}
