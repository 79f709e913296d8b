package org.tousaidants.path.referrals;

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
import org.tousaidants.places.directory.CareRuleFiles;

class CourseTest {
    private static final Delays DELAYS = Delays.standard();
    private static final Instant START = Instant.parse("2026-11-30T09:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(60);

    /// Whatever people did before, once they do nothing more it ends, or the coordination has it within two months.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noPathLosesAPerson(long seed) {
        var random = new Random(seed);
        for (var walk = 0; walk < 2_000; walk++) {
            var course = Course.begun(random.nextBoolean(), START);
            var at = START;
            var path = new ArrayList<Move>();
            for (var steps = random.nextInt(14); steps > 0; steps--) {
                at = at.plus(Duration.ofMinutes(random.nextInt(20_000)));
                var move = Move.values()[random.nextInt(Move.values().length)];
                var who = Move.By.values()[random.nextInt(Move.By.values().length)];
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

    private static Course leftAlone(Course course, ArrayList<Move> path) {
        var left = course;
        var begun = course.moved();
        for (var turns = 0; turns < 5 && !left.state().ended() && !left.escalated(); turns++) {
            var due = DELAYS.next(left).orElseThrow(() -> new AssertionError("nothing more happens after " + path));
            assertThat(due.at()).as("%s", path).isAfter(left.moved());
            assertThat(due.at()).as("%s", path).isBefore(begun.plus(LONGEST));
            left = left.after(due.move(), Move.By.CLOCK, due.at(), Optional.empty())
                    .orElseThrow(() -> new AssertionError(due + " after " + path));
        }
        return left;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whatEndedMovesNoMore(long seed) {
        var random = new Random(seed);
        for (var state : State.values())
            for (var move : Move.values())
                if (state.ended()) assertThat(state.after(move)).isEmpty();
        assertThat(random).isNotNull();
    }

    @Test
    void whatIsUrgentIsRemindedWithinHoursAndTheRestWithinWorkingDays() {
        var urgent = sent(true);
        assertThat(DELAYS.next(urgent).orElseThrow())
                .isEqualTo(new Delays.Due(Instant.parse("2026-11-30T11:00:00Z"), Move.REMINDED));
        var late = urgent.after(Move.REMINDED, Move.By.CLOCK, Instant.parse("2026-11-30T11:00:00Z"), Optional.empty())
                .orElseThrow();
        assertThat(DELAYS.next(late).orElseThrow())
                .isEqualTo(new Delays.Due(Instant.parse("2026-11-30T13:00:00Z"), Move.ESCALATED));
        assertThat(DELAYS.next(sent(false)).orElseThrow().at()).isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
    }

    @Test
    void aTerritoryWritesItsOwnDelaysWhoseExamplesMustHold(@TempDir Path territory) throws IOException {
        var own = territory.resolve(Delays.FILE);
        var text = CareRuleFiles.ruling("", "base", Delays.FILE).text();
        var quicker = text.replace("rappel_urgent_heures: 2", "rappel_urgent_heures: 1");
        Files.writeString(own, quicker);
        assertThatThrownBy(() -> Delays.read(CareRuleFiles.ruling(territory.toString(), "base", Delays.FILE)))
                .hasMessageContaining("urgente et sans réponse")
                .hasMessageContaining("rappel le 2026-11-30 12:00 attendu, rappel le 2026-11-30 11:00 trouvé");
        Files.writeString(own, quicker.replace("le: \"2026-11-30 12:00\"", "le: \"2026-11-30 11:00\""));
        assertThat(Delays.read(CareRuleFiles.ruling(territory.toString(), "base", Delays.FILE))
                        .next(sent(true)))
                .contains(new Delays.Due(Instant.parse("2026-11-30T10:00:00Z"), Move.REMINDED));
        Files.writeString(own, text.replace("fermeture_jours: 20", ""));
        assertThatThrownBy(() -> Delays.read(CareRuleFiles.ruling(territory.toString(), "base", Delays.FILE)))
                .hasMessageContaining("fermeture_jours");
    }

    @Test
    void nobodySpeaksForSomebodyElse() {
        var sent = sent(false);
        assertThat(sent.may(Move.SEEN, Move.By.SENDER)).isFalse();
        assertThat(sent.may(Move.JUDGED, Move.By.RECEIVER)).isFalse();
        assertThat(sent.may(Move.WITHDRAWN, Move.By.RECEIVER)).isFalse();
        assertThat(sent.may(Move.CLOSED, Move.By.SENDER)).isFalse();
        assertThat(sent.may(Move.CLOSED, Move.By.COORDINATION)).isTrue();
    }

    @Test
    void aPersonMayTakeHerAgreementBackAtAnyMomentBeforeTheEnd() {
        for (var state : State.values())
            assertThat(state.after(Move.WITHDRAWN).isPresent()).isEqualTo(!state.ended());
    }

    private static Course sent(boolean urgent) {
        return Course.begun(urgent, START)
                .after(Move.SENT, Move.By.SENDER, START, Optional.empty())
                .orElseThrow();
    }
}
