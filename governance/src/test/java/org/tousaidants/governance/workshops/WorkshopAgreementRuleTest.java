package org.tousaidants.governance.workshops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.governance.workshops.WorkshopAgreementRule.AgreementResult.AnswersAgree;
import org.tousaidants.governance.workshops.WorkshopAgreementRule.AgreementResult.AnswersDisagree;
import org.tousaidants.governance.workshops.WorkshopAgreementRule.AgreementResult.TooFewAnswers;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;

/// Tests the rule of agreement and the limits of the display.
class WorkshopAgreementRuleTest {
    @Test
    void aRoomAgreesOnTheMiddleLevelWhenItsQuartersStandNear() {
        assertThat(level(3, 3, 3, 4, 4)).isEqualTo(new AnswersAgree(3));
        assertThat(level(2, 3, 3, 3, 4, 4, 4, 8)).isEqualTo(new AnswersAgree(3));
        assertThat(level(1, 1, 2, 5, 6, 6)).isEqualTo(new AnswersDisagree(1, 6));
        assertThat(level(1, 2, 4, 5, 6)).isEqualTo(new AnswersDisagree(2, 5));
    }

    @Test
    void ofTwoMiddleLevelsTheLowerCounts() {
        assertThat(level(3, 3, 3, 4, 4, 4)).isEqualTo(new AnswersAgree(3));
    }

    @Test
    void oneVoiceFarAwayDoesNotBreakAnAgreementOfMany() {
        assertThat(level(3, 3, 3, 3, 3, 3, 3, 8)).isEqualTo(new AnswersAgree(3));
    }

    @Test
    void nothingIsSaidOfFewerThanFiveAndNotKnowingIsNoAnswer() {
        assertThat(level(3, 3, 3, 3)).isEqualTo(new TooFewAnswers());
        assertThat(level(3, 3, 3, 3, -1, -1)).isEqualTo(new TooFewAnswers());
        assertThat(level()).isEqualTo(new TooFewAnswers());
        assertThatThrownBy(() -> new WorkshopAgreementRule(4, 1, 66)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkshopAgreementRule(5, 1, 50)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommitmentNeedsTwoThirdsAndWishingToDiscussIsNotAgreeing() {
        assertThat(commitment(2, 2, 2, 2, 0, 1)).isEqualTo(new AnswersAgree(WorkshopQuestion.TO_TAKE));
        assertThat(commitment(0, 0, 0, 0, 1)).isEqualTo(new AnswersAgree(WorkshopQuestion.NOT_FOR_US));
        assertThat(commitment(2, 2, 2, 0, 0)).isInstanceOf(AnswersDisagree.class);
        assertThat(commitment(1, 1, 1, 1, 1, 1)).isInstanceOf(AnswersDisagree.class);
    }

    /// The order of the answers does not matter. The agreed level is always an existing answer, and an additional
    /// vote for it never ends the agreement.
    @Test
    void theRuleHasNoFavourites() {
        var random = new Random(22_10_2020);
        for (var turn = 0; turn < 2_000; turn++) {
            var answers = new ArrayList<>(IntStream.range(0, 5 + random.nextInt(40))
                    .mapToObj(_ -> random.nextInt(9))
                    .toList());
            var read = read(WorkshopQuestionKind.LEVEL, answers);
            Collections.shuffle(answers, random);
            assertThat(read(WorkshopQuestionKind.LEVEL, answers)).isEqualTo(read);
            if (!(read instanceof AnswersAgree(var level))) continue;
            assertThat(answers).contains(level);
            answers.add(level);
            assertThat(read(WorkshopQuestionKind.LEVEL, answers)).isInstanceOf(AnswersAgree.class);
        }
    }

    @Test
    void answersAppearByFives() {
        assertThat(WorkshopMinimumGroupSize.completeGroups(List.of(1, 2, 3, 4))).isEmpty();
        assertThat(WorkshopMinimumGroupSize.completeGroups(List.of(1, 2, 3, 4, 5)))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(WorkshopMinimumGroupSize.completeGroups(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aCodeIsReadAsItIsTyped() {
        assertThat(WorkshopCode.typed(" BRK-7fn ").map(WorkshopCode::value)).contains("brk7fn");
        assertThat(WorkshopCode.typed("brk7f")).isEmpty();
        assertThat(WorkshopCode.typed("brk7fn'--")).isEmpty();
        assertThat(WorkshopCode.draw(new Random(1)).grouped()).matches("[2-9B-Z]{3}\u00a0[2-9B-Z]{3}");
    }

    private static WorkshopAgreementRule.AgreementResult level(Integer... answers) {
        return read(WorkshopQuestionKind.LEVEL, List.of(answers));
    }

    private static WorkshopAgreementRule.AgreementResult commitment(Integer... answers) {
        return read(WorkshopQuestionKind.COMMITMENT, List.of(answers));
    }

    private static WorkshopAgreementRule.AgreementResult read(WorkshopQuestionKind kind, List<Integer> answers) {
        return WorkshopAgreementRule.USUAL.read(kind, WorkshopAnswerCounts.of(kind, answers));
    }
}
