package org.tousaidants.workshops;

import org.tousaidants.web.Page;
import org.tousaidants.workshops.Question.Kind;

/// A result in a sentence, so that no chart must be read.
final class OutcomeWords {
    private OutcomeWords() {}

    static String said(Page page, Outcome outcome) {
        var tally = outcome.tally();
        return switch (outcome.reading()) {
            case Agreement.Reading.Agreed(var answer) ->
                page.t(
                        "workshops.said.agreed",
                        answered(page, outcome.question().kind(), answer),
                        tally.total());
            case Agreement.Reading.Split(var low, var high) ->
                outcome.question().kind() == Kind.LEVEL
                        ? page.t("workshops.said.split.level", low, high, tally.total())
                        : page.t(
                                "workshops.said.split.commitment",
                                tally.of(Question.TO_TAKE),
                                tally.of(Question.TO_DISCUSS),
                                tally.of(Question.NOT_FOR_US));
            case Agreement.Reading.TooFew() -> page.t("workshops.said.few");
        };
    }

    /// « niveau 3 », « à prendre ».
    static String answered(Page page, Kind kind, int answer) {
        return kind == Kind.LEVEL ? page.t("workshops.said.level", answer) : page.t("workshops.sort." + answer);
    }

    /// « Niveau 3, d’accord », « à discuter ».
    static String result(Page page, Outcome outcome) {
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
