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
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.LabelCase.LabelState;

/// Tests the state of a case on a day and its allowed acts.
class LabelCaseTest {
    private static final LocalDate GIVEN = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);
    private static final int GRACE = 60;

    private static LabelCase life(LabelCaseStep.LabelAct... acts) {
        var at = GIVEN.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return new LabelCase(
                UUID.randomUUID(),
                new LabelHolder.HelperAsLabelHolder(UUID.randomUUID(), UUID.randomUUID()),
                "benevole",
                "fr",
                Stream.of(acts).map(act -> step(at, act)).toList());
    }

    private static LabelCaseStep step(Instant at, LabelCaseStep.LabelAct act) {
        var term = act == LabelCaseStep.LabelAct.RECOGNISED || act == LabelCaseStep.LabelAct.RENEWED
                ? Optional.of(new LabelCaseStep.LabelValidityPeriod(GIVEN, UNTIL, "k3f9x2a7pd4m"))
                : Optional.<LabelCaseStep.LabelValidityPeriod>empty();
        return new LabelCaseStep(at, act, Optional.empty(), "", "base 1.0.0", Optional.empty(), term);
    }

    private static Set<ProposalAct> may(LabelCase life, LocalDate day) {
        var may = EnumSet.noneOf(ProposalAct.class);
        for (var act : ProposalAct.values()) if (life.allows(act, life.state(day, GRACE))) may.add(act);
        return may;
    }

    @Test
    void itIsWhatItsLastDecisionAndTheDaySay() {
        var given =
                life(LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.REMINDED);
        assertThat(life(LabelCaseStep.LabelAct.ASKED).state(GIVEN, GRACE)).isEqualTo(LabelState.NEVER);
        assertThat(given.state(UNTIL, GRACE)).isEqualTo(LabelState.VALID);
        assertThat(given.state(UNTIL.plusDays(GRACE), GRACE)).isEqualTo(LabelState.GRACE);
        assertThat(given.state(UNTIL.plusDays(GRACE + 1), GRACE)).isEqualTo(LabelState.LAPSED);
        for (var taken : Map.of(
                        LabelCaseStep.LabelAct.STAYED, LabelState.SUSPENDED,
                        LabelCaseStep.LabelAct.SUSPENDED, LabelState.SUSPENDED,
                        LabelCaseStep.LabelAct.WITHDRAWN, LabelState.WITHDRAWN)
                .entrySet()) {
            var off = life(
                    LabelCaseStep.LabelAct.RECOGNISED,
                    taken.getKey(),
                    LabelCaseStep.LabelAct.APPEALED,
                    LabelCaseStep.LabelAct.UPHELD);
            for (var day : List.of(GIVEN, UNTIL.plusYears(2)))
                assertThat(off.state(day, GRACE)).as("%s on %s", taken, day).isEqualTo(taken.getValue());
            assertThat(off.since()).contains(GIVEN);
        }
        assertThat(life(
                                LabelCaseStep.LabelAct.RECOGNISED,
                                LabelCaseStep.LabelAct.SUSPENDED,
                                LabelCaseStep.LabelAct.LIFTED)
                        .state(UNTIL, GRACE))
                .isEqualTo(LabelState.VALID);
    }

    @Test
    void whatALabelIsFollowsFromItsDays() {
        var life = life(LabelCaseStep.LabelAct.RECOGNISED);
        assertThat(life.state(UNTIL, GRACE)).isEqualTo(LabelState.VALID);
        assertThat(life.state(UNTIL.plusDays(1), GRACE)).isEqualTo(LabelState.GRACE);
        assertThat(life.state(UNTIL.plusDays(GRACE), GRACE)).isEqualTo(LabelState.GRACE);
        assertThat(life.state(UNTIL.plusDays(GRACE + 1), GRACE)).isEqualTo(LabelState.LAPSED);
    }

    @Test
    void whatMayBecomeOfItFollowsFromWhatItIs() {
        for (var state : LabelState.values()) {
            var may = switch (state) {
                case NEVER, LAPSED, WITHDRAWN ->
                    EnumSet.of(ProposalAct.RECOGNISE, ProposalAct.RENEW, ProposalAct.APPEAL);
                case VALID, GRACE -> EnumSet.complementOf(EnumSet.of(ProposalAct.LIFT));
                case SUSPENDED -> EnumSet.of(ProposalAct.LIFT, ProposalAct.WITHDRAW, ProposalAct.APPEAL);
            };
            assertThat(EnumSet.allOf(ProposalAct.class))
                    .as(state.name())
                    .filteredOn(state::allows)
                    .containsExactlyElementsOf(may);
        }
    }

    @Test
    void aSuspensionByOnePersonIsConfirmedAndNotBegunTwice() {
        var stayed = life(LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.STAYED);
        assertThat(may(stayed, GIVEN))
                .contains(ProposalAct.SUSPEND, ProposalAct.LIFT)
                .doesNotContain(ProposalAct.STAY);
        var confirmed = life(
                LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.STAYED, LabelCaseStep.LabelAct.SUSPENDED);
        assertThat(may(confirmed, GIVEN)).doesNotContain(ProposalAct.SUSPEND, ProposalAct.STAY);
        var lifted =
                life(LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.STAYED, LabelCaseStep.LabelAct.LIFTED);
        assertThat(may(lifted, GIVEN)).contains(ProposalAct.SUSPEND).doesNotContain(ProposalAct.STAY);
        var renewed = life(
                LabelCaseStep.LabelAct.RECOGNISED,
                LabelCaseStep.LabelAct.STAYED,
                LabelCaseStep.LabelAct.LIFTED,
                LabelCaseStep.LabelAct.RENEWED);
        assertThat(may(renewed, GIVEN)).contains(ProposalAct.STAY);
    }
}
