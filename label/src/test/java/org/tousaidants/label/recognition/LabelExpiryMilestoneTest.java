package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;

/// Tests the notices in the last days of a label, whatever its last day is and however often the site is off.
class LabelExpiryMilestoneTest {
    private static final LabelRules LABEL = new LabelRules(
            HolderNature.PERSON,
            "Tous aidants",
            new LabelRules.LabelDuration(24, List.of(90, 30, 7), 60),
            new LabelRules.LabelDecisionRules("le comité", 2, 60),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "");

    /// The day of each notice, if the job runs on each of these days.
    private static List<String> told(LocalDate until, List<LocalDate> rounds) {
        var known = new HashSet<String>();
        var told = new ArrayList<String>();
        for (var day : rounds)
            // The job runs twice on each day, because it really runs each hour.
            for (var again = 0; again < 2; again++)
                LabelExpiryMilestone.due(until, day, LABEL, known).ifPresent(one -> {
                    assertThat(known.add(one.key())).as("sent twice: " + one).isTrue();
                    told.add(one.key() + " on " + day);
                });
        return told;
    }

    @Test
    void eachIsToldOnItsDayOfAnyYearTheTwentyNinthOfFebruaryAndTheChangesOfTheHourIncluded() {
        for (var until = LocalDate.of(2027, 1, 1);
                until.isBefore(LocalDate.of(2029, 4, 1));
                until = until.plusDays(1)) {
            var rounds = until.minusDays(120).datesUntil(until.plusDays(100)).toList();
            assertThat(told(until, rounds))
                    .containsExactly(
                            "REMINDED 90 on " + until.minusDays(90),
                            "REMINDED 30 on " + until.minusDays(30),
                            "REMINDED 7 on " + until.minusDays(7),
                            "ENDED -1 on " + until.plusDays(1),
                            "LAPSED -61 on " + until.plusDays(61));
        }
    }

    @Test
    void afterAWeekOffWhatPassedMeanwhileIsToldOnce() {
        var until = LocalDate.of(2028, 2, 29);
        var rounds = new ArrayList<LocalDate>();
        until.minusDays(120).datesUntil(until.minusDays(93)).forEach(rounds::add);
        until.minusDays(86).datesUntil(until.minusDays(10)).forEach(rounds::add);
        until.minusDays(3).datesUntil(until.plusDays(100)).forEach(rounds::add);
        assertThat(told(until, rounds))
                .containsExactly(
                        "REMINDED 90 on " + until.minusDays(86),
                        "REMINDED 30 on " + until.minusDays(30),
                        "REMINDED 7 on " + until.minusDays(3),
                        "ENDED -1 on " + until.plusDays(1),
                        "LAPSED -61 on " + until.plusDays(61));
    }

    @Test
    void howeverTheRoundsFallOrGoBackNothingIsToldTwiceNorTooEarly() {
        var random = new Random(7);
        for (var life = 0; life < 300; life++) {
            var until = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(1500));
            var rounds = new ArrayList<LocalDate>();
            for (var n = 0; n < 40; n++) rounds.add(until.plusDays(random.nextInt(240) - 130));
            var last = rounds.stream().max(LocalDate::compareTo).orElseThrow();
            rounds.add(last);
            for (var one : told(until, rounds)) {
                var words = one.split(" ");
                assertThat(until.minusDays(Long.parseLong(words[1]))).isBeforeOrEqualTo(LocalDate.parse(words[3]));
            }
        }
    }
}
