package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.LabelCase.State;

/// Tests the state of a case on a day and its allowed acts.
class LabelCaseTest {
    private static final LocalDate GIVEN = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);
    private static final int GRACE = 60;

    private static LabelCase life(LabelStep.Act... acts) {
        var at = GIVEN.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return new LabelCase(
                UUID.randomUUID(),
                new LabelHolder.AHelper(UUID.randomUUID(), UUID.randomUUID()),
                "benevole",
                "fr",
                Stream.of(acts).map(act -> step(at, act)).toList());
    }

    private static LabelStep step(Instant at, LabelStep.Act act) {
        var term = act == LabelStep.Act.RECOGNISED || act == LabelStep.Act.RENEWED
                ? Optional.of(new LabelStep.Term(GIVEN, UNTIL, "k3f9x2a7pd4m"))
                : Optional.<LabelStep.Term>empty();
        return new LabelStep(at, act, Optional.empty(), "", "base 1.0.0", Optional.empty(), term);
    }

    private static Set<Act> may(LabelCase life, LocalDate day) {
        var may = EnumSet.noneOf(Act.class);
        for (var act : Act.values()) if (life.allows(act, life.state(day, GRACE))) may.add(act);
        return may;
    }

    @Test
    void itIsWhatItsLastDecisionAndTheDaySay() {
        var given = life(LabelStep.Act.ASKED, LabelStep.Act.RECOGNISED, LabelStep.Act.REMINDED);
        assertThat(life(LabelStep.Act.ASKED).state(GIVEN, GRACE)).isEqualTo(State.NEVER);
        assertThat(given.state(UNTIL, GRACE)).isEqualTo(State.VALID);
        assertThat(given.state(UNTIL.plusDays(GRACE), GRACE)).isEqualTo(State.GRACE);
        assertThat(given.state(UNTIL.plusDays(GRACE + 1), GRACE)).isEqualTo(State.LAPSED);
        for (var taken : Map.of(
                        LabelStep.Act.STAYED, State.SUSPENDED,
                        LabelStep.Act.SUSPENDED, State.SUSPENDED,
                        LabelStep.Act.WITHDRAWN, State.WITHDRAWN)
                .entrySet()) {
            var off = life(LabelStep.Act.RECOGNISED, taken.getKey(), LabelStep.Act.APPEALED, LabelStep.Act.UPHELD);
            for (var day : List.of(GIVEN, UNTIL.plusYears(2)))
                assertThat(off.state(day, GRACE)).as("%s on %s", taken, day).isEqualTo(taken.getValue());
            assertThat(off.since()).contains(GIVEN);
        }
        assertThat(life(LabelStep.Act.RECOGNISED, LabelStep.Act.SUSPENDED, LabelStep.Act.LIFTED)
                        .state(UNTIL, GRACE))
                .isEqualTo(State.VALID);
    }

    @Test
    void whatALabelIsFollowsFromItsDays() {
        var life = life(LabelStep.Act.RECOGNISED);
        assertThat(life.state(UNTIL, GRACE)).isEqualTo(State.VALID);
        assertThat(life.state(UNTIL.plusDays(1), GRACE)).isEqualTo(State.GRACE);
        assertThat(life.state(UNTIL.plusDays(GRACE), GRACE)).isEqualTo(State.GRACE);
        assertThat(life.state(UNTIL.plusDays(GRACE + 1), GRACE)).isEqualTo(State.LAPSED);
    }

    @Test
    void whatMayBecomeOfItFollowsFromWhatItIs() {
        for (var state : State.values()) {
            var may = switch (state) {
                case NEVER, LAPSED, WITHDRAWN -> EnumSet.of(Act.RECOGNISE, Act.RENEW, Act.APPEAL);
                case VALID, GRACE -> EnumSet.complementOf(EnumSet.of(Act.LIFT));
                case SUSPENDED -> EnumSet.of(Act.LIFT, Act.WITHDRAW, Act.APPEAL);
            };
            assertThat(EnumSet.allOf(Act.class))
                    .as(state.name())
                    .filteredOn(state::allows)
                    .containsExactlyElementsOf(may);
        }
    }

    @Test
    void aSuspensionByOnePersonIsConfirmedAndNotBegunTwice() {
        var stayed = life(LabelStep.Act.RECOGNISED, LabelStep.Act.STAYED);
        assertThat(may(stayed, GIVEN)).contains(Act.SUSPEND, Act.LIFT).doesNotContain(Act.STAY);
        var confirmed = life(LabelStep.Act.RECOGNISED, LabelStep.Act.STAYED, LabelStep.Act.SUSPENDED);
        assertThat(may(confirmed, GIVEN)).doesNotContain(Act.SUSPEND, Act.STAY);
        var lifted = life(LabelStep.Act.RECOGNISED, LabelStep.Act.STAYED, LabelStep.Act.LIFTED);
        assertThat(may(lifted, GIVEN)).contains(Act.SUSPEND).doesNotContain(Act.STAY);
        var renewed = life(LabelStep.Act.RECOGNISED, LabelStep.Act.STAYED, LabelStep.Act.LIFTED, LabelStep.Act.RENEWED);
        assertThat(may(renewed, GIVEN)).contains(Act.STAY);
    }
}
