package org.tousaidants.governance.workshops;

import org.tousaidants.platform.counts.SmallCountThreshold;
/// « Règle d’accord » — decides whether the answers to a question count as an agreement. The rule is chosen before
/// the first answer, stored with the workshop, and printed with the result.
///
/// @param fewest minimum number of answers, five or more
/// @param mostSpread maximum number of levels between the first and the third quartile of the answers
/// @param sharePercent minimum percentage of equal answers about a commitment

public record WorkshopAgreementRule(int fewest, int mostSpread, int sharePercent) {
    static final int LEAST_FEWEST = SmallCountThreshold.AT_WORK.fewest();
    public static final WorkshopAgreementRule USUAL = new WorkshopAgreementRule(LEAST_FEWEST, 1, 66);

    public WorkshopAgreementRule {
        if (fewest < LEAST_FEWEST) throw new IllegalArgumentException("fewer than " + LEAST_FEWEST + " can be named");
        if (mostSpread < 0 || mostSpread > WorkshopQuestion.WorkshopQuestionKind.LEVEL.highest())
            throw new IllegalArgumentException("spread " + mostSpread);
        if (sharePercent <= 50 || sharePercent > 100) throw new IllegalArgumentException("share " + sharePercent);
    }

    /// The result of applying the rule to the answers to one question.
    sealed interface AgreementResult {
        record AnswersAgree(int answer) implements AgreementResult {}

        /// There is no agreement.
        ///
        /// @param low first quartile: half of the answers are from `low` to `high`
        /// @param high third quartile
        record AnswersDisagree(int low, int high) implements AgreementResult {}

        record TooFewAnswers() implements AgreementResult {}
    }

    AgreementResult read(WorkshopQuestion.WorkshopQuestionKind kind, WorkshopAnswerCounts tally) {
        if (tally.total() < fewest) return new AgreementResult.TooFewAnswers();
        return switch (kind) {
            case LEVEL ->
                tally.spread() <= mostSpread
                        ? new AgreementResult.AnswersAgree(tally.median())
                        : new AgreementResult.AnswersDisagree(tally.low(), tally.high());
            case COMMITMENT -> {
                var most = tally.most();
                var enough = tally.of(most) * 100 >= sharePercent * tally.total();
                // If most people answered « to discuss », this is no agreement.
                yield enough && most != WorkshopQuestion.TO_DISCUSS
                        ? new AgreementResult.AnswersAgree(most)
                        : new AgreementResult.AnswersDisagree(tally.low(), tally.high());
            }
        };
    }
}
