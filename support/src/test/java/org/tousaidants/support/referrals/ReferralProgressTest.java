package org.tousaidants.support.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.places.directory.ProtocolRuleFile;

class ReferralProgressTest {
    private static final ReferralDeadlines DELAYS = ReferralDeadlines.standard();
    private static final Instant START = Instant.parse("2026-11-30T09:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(60);

    /// After any history: once people stop, it ends or reaches the coordination within two months.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noPathLosesAPerson(long seed) {
        var random = new Random(seed);
        for (var walk = 0; walk < 2_000; walk++) {
            var course = ReferralProgress.begun(random.nextBoolean(), START);
            var at = START;
            var path = new ArrayList<ReferralStep>();
            for (var steps = random.nextInt(14); steps > 0; steps--) {
                at = at.plus(Duration.ofMinutes(random.nextInt(20_000)));
                var move = ReferralStep.values()[random.nextInt(ReferralStep.values().length)];
                var who = ReferralStep.ReferralStepAuthor.values()[
                        random.nextInt(ReferralStep.ReferralStepAuthor.values().length)];
                var next = course.after(move, who, at, Optional.of(at.plus(Duration.ofDays(random.nextInt(20)))));
                if (next.isEmpty()) continue;
                course = next.get();
                path.add(move);
            }
            var alone = leftAlone(course, path);
            assertThat(alone.state().ended() || alone.escalated())
                    .as("%s", path)
                    .isTrue();
        }
    }

    private static ReferralProgress leftAlone(ReferralProgress course, ArrayList<ReferralStep> path) {
        var left = course;
        var begun = course.moved();
        for (var turns = 0; turns < 5 && !left.state().ended() && !left.escalated(); turns++) {
            var due = DELAYS.next(left).orElseThrow(() -> new AssertionError("nothing more happens after " + path));
            assertThat(due.at()).as("%s", path).isAfter(left.moved());
            assertThat(due.at()).as("%s", path).isBefore(begun.plus(LONGEST));
            left = left.after(due.move(), ReferralStep.ReferralStepAuthor.CLOCK, due.at(), Optional.empty())
                    .orElseThrow(() -> new AssertionError(due + " after " + path));
        }
        return left;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whatEndedMovesNoMore(long seed) {
        var random = new Random(seed);
        for (var state : ReferralState.values())
            for (var move : ReferralStep.values())
                if (state.ended()) assertThat(state.after(move)).isEmpty();
        assertThat(random).isNotNull();
    }

    @Test
    void whatIsUrgentIsRemindedWithinHoursAndTheRestWithinWorkingDays() {
        var urgent = sent(true);
        assertThat(DELAYS.next(urgent).orElseThrow())
                .isEqualTo(new ReferralDeadlines.DueReferralStep(
                        Instant.parse("2026-11-30T11:00:00Z"), ReferralStep.REMINDED));
        var late = urgent.after(
                        ReferralStep.REMINDED,
                        ReferralStep.ReferralStepAuthor.CLOCK,
                        Instant.parse("2026-11-30T11:00:00Z"),
                        Optional.empty())
                .orElseThrow();
        assertThat(DELAYS.next(late).orElseThrow())
                .isEqualTo(new ReferralDeadlines.DueReferralStep(
                        Instant.parse("2026-11-30T13:00:00Z"), ReferralStep.ESCALATED));
        assertThat(DELAYS.next(sent(false)).orElseThrow().at()).isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
    }

    @Test
    void aTerritoryWritesItsOwnDelaysWhoseExamplesMustHold(@TempDir Path territory) throws IOException {
        var own = territory.resolve(ReferralDeadlines.FILE);
        var text = ProtocolRuleFile.ruling("", "base", ReferralDeadlines.FILE).text();
        var quicker = text.replace("rappel_urgent_heures: 2", "rappel_urgent_heures: 1");
        Files.writeString(own, quicker);
        assertThatThrownBy(() -> ReferralDeadlines.read(
                        ProtocolRuleFile.ruling(territory.toString(), "base", ReferralDeadlines.FILE)))
                .hasMessageContaining("urgente et sans réponse")
                .hasMessageContaining("rappel le 2026-11-30 12:00 attendu, rappel le 2026-11-30 11:00 trouvé");
        Files.writeString(own, quicker.replace("le: \"2026-11-30 12:00\"", "le: \"2026-11-30 11:00\""));
        assertThat(ReferralDeadlines.read(ProtocolRuleFile.ruling(territory.toString(), "base", ReferralDeadlines.FILE))
                        .next(sent(true)))
                .contains(new ReferralDeadlines.DueReferralStep(
                        Instant.parse("2026-11-30T10:00:00Z"), ReferralStep.REMINDED));
        Files.writeString(own, text.replace("fermeture_jours: 20", ""));
        assertThatThrownBy(() -> ReferralDeadlines.read(
                        ProtocolRuleFile.ruling(territory.toString(), "base", ReferralDeadlines.FILE)))
                .hasMessageContaining("fermeture_jours");
    }

    @Test
    void nobodySpeaksForSomebodyElse() {
        var sent = sent(false);
        assertThat(sent.may(ReferralStep.SEEN, ReferralStep.ReferralStepAuthor.SENDER))
                .isFalse();
        assertThat(sent.may(ReferralStep.JUDGED, ReferralStep.ReferralStepAuthor.RECEIVER))
                .isFalse();
        assertThat(sent.may(ReferralStep.WITHDRAWN, ReferralStep.ReferralStepAuthor.RECEIVER))
                .isFalse();
        assertThat(sent.may(ReferralStep.CLOSED, ReferralStep.ReferralStepAuthor.SENDER))
                .isFalse();
        assertThat(sent.may(ReferralStep.CLOSED, ReferralStep.ReferralStepAuthor.COORDINATION))
                .isTrue();
    }

    @Test
    void aPersonMayTakeHerAgreementBackAtAnyMomentBeforeTheEnd() {
        for (var state : ReferralState.values())
            assertThat(state.after(ReferralStep.WITHDRAWN).isPresent()).isEqualTo(!state.ended());
    }

    private static ReferralProgress sent(boolean urgent) {
        return ReferralProgress.begun(urgent, START)
                .after(ReferralStep.SENT, ReferralStep.ReferralStepAuthor.SENDER, START, Optional.empty())
                .orElseThrow();
    }
}
