package org.tousaidants.governance.workshops;

import gg.jte.Content;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.platform.web.Page;

/// Describes a result in a sentence, which is the text alternative to the chart.
final class WorkshopQuestionOutcomeText {
    private WorkshopQuestionOutcomeText() {}

    static Content said(Page page, RulesWorkshop workshop, WorkshopQuestionOutcome outcome) {
        var tally = outcome.tally();
        return switch (outcome.reading()) {
            case WorkshopAgreementRule.AgreementResult.AnswersAgree(var answer) ->
                page.with(
                        "workshops.said.agreed",
                        outcome.question().kind() == WorkshopQuestionKind.LEVEL
                                ? page.t("workshops.said.level", levelWithImage(page, workshop, answer))
                                : page.t("workshops.sort." + answer),
                        tally.total());
            case WorkshopAgreementRule.AgreementResult.AnswersDisagree(var low, var high) ->
                outcome.question().kind() == WorkshopQuestionKind.LEVEL
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
            case WorkshopAgreementRule.AgreementResult.TooFewAnswers() -> page.with("workshops.said.few");
        };
    }

    /// Returns a level with its description, such as « 3 (la tête sous l’eau) », to be inserted in a message.
    private static String levelWithImage(Page page, RulesWorkshop workshop, int level) {
        return level == 0
                ? page.t("workshops.said.zero")
                : page.t("workshops.said.water", level, page.quote().apply(workshop.image(level)));
    }

    /// Returns an answer in words, such as « niveau 3 » or « à prendre ».
    static String answered(Page page, WorkshopQuestionKind kind, int answer) {
        return kind == WorkshopQuestionKind.LEVEL
                ? page.t("workshops.said.level", answer)
                : page.t("workshops.sort." + answer);
    }

    /// Returns a result in words, such as « Niveau 3, d’accord » or « à discuter ».
    static String result(Page page, WorkshopQuestionOutcome outcome) {
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
