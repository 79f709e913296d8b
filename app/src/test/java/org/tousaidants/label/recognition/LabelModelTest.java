package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.SpinModel;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.LabelCase.LabelState;

class LabelModelTest {
    private static final LocalDate GIVEN = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);
    private static final int GRACE = 60;
    private static final List<LocalDate> DAYS = List.of(GIVEN, UNTIL.plusDays(1), UNTIL.plusDays(GRACE + 1));

    /// The step that [GrantedProposalExecutor] writes for a granted proposal of the committee.
    private static final Map<ProposalAct, LabelCaseStep.LabelAct> EFFECTS = Map.of(
            ProposalAct.RECOGNISE, LabelCaseStep.LabelAct.RECOGNISED,
            ProposalAct.RENEW, LabelCaseStep.LabelAct.RENEWED,
            ProposalAct.SUSPEND, LabelCaseStep.LabelAct.SUSPENDED,
            ProposalAct.LIFT, LabelCaseStep.LabelAct.LIFTED,
            ProposalAct.WITHDRAW, LabelCaseStep.LabelAct.WITHDRAWN);

    @Test
    void theProvedModelHasTheArrowsOfTheCode() throws IOException {
        var arrows = new TreeSet<String>();
        for (var life : List.of(
                life(),
                life(LabelCaseStep.LabelAct.RECOGNISED),
                life(LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.STAYED),
                life(LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.SUSPENDED),
                life(LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.WITHDRAWN)))
            for (var day : DAYS)
                EFFECTS.forEach((act, step) -> {
                    if (life.allows(act, life.state(day, GRACE)))
                        arrows.add(name(life, day) + " " + act + " " + name(with(life, step, day), day));
                });
        assertThat(SpinModel.arrows("label").stream()
                        .map(one -> one.first() + " " + one.second() + " " + one.third())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(arrows);
    }

    private static String name(LabelCase life, LocalDate day) {
        var state = life.state(day, GRACE);
        return state == LabelState.SUSPENDED && life.stayedUntil().isPresent() ? "STAYED" : state.name();
    }

    private static LabelCase life(LabelCaseStep.LabelAct... acts) {
        var life = new LabelCase(
                UUID.randomUUID(),
                new LabelHolder.HelperAsLabelHolder(UUID.randomUUID(), UUID.randomUUID()),
                "benevole",
                "fr",
                List.of());
        for (var act : acts) life = with(life, act, GIVEN);
        return life;
    }

    private static LabelCase with(LabelCase life, LabelCaseStep.LabelAct act, LocalDate day) {
        var term = act == LabelCaseStep.LabelAct.RECOGNISED || act == LabelCaseStep.LabelAct.RENEWED
                ? Optional.of(new LabelCaseStep.LabelValidityPeriod(day, day.plusYears(1), "k3f9x2a7pd4m"))
                : Optional.<LabelCaseStep.LabelValidityPeriod>empty();
        var steps = new ArrayList<>(life.steps());
        Instant at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        steps.add(new LabelCaseStep(at, act, Optional.empty(), "", "base 1.0.0", Optional.empty(), term));
        return new LabelCase(life.id(), life.holder(), life.profile(), life.lang(), List.copyOf(steps));
    }
}
