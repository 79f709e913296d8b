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
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.LabelCase.State;

class LabelModelTest {
    private static final LocalDate GIVEN = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);
    private static final int GRACE = 60;
    private static final List<LocalDate> DAYS = List.of(GIVEN, UNTIL.plusDays(1), UNTIL.plusDays(GRACE + 1));

    /// The step that [GrantedProposalExecutor] writes for a granted proposal of the committee.
    private static final Map<Act, LabelStep.Act> EFFECTS = Map.of(
            Act.RECOGNISE, LabelStep.Act.RECOGNISED,
            Act.RENEW, LabelStep.Act.RENEWED,
            Act.SUSPEND, LabelStep.Act.SUSPENDED,
            Act.LIFT, LabelStep.Act.LIFTED,
            Act.WITHDRAW, LabelStep.Act.WITHDRAWN);

    @Test
    void theProvedModelHasTheArrowsOfTheCode() throws IOException {
        var arrows = new TreeSet<String>();
        for (var life : List.of(
                life(),
                life(LabelStep.Act.RECOGNISED),
                life(LabelStep.Act.RECOGNISED, LabelStep.Act.STAYED),
                life(LabelStep.Act.RECOGNISED, LabelStep.Act.SUSPENDED),
                life(LabelStep.Act.RECOGNISED, LabelStep.Act.WITHDRAWN)))
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
        return state == State.SUSPENDED && life.stayedUntil().isPresent() ? "STAYED" : state.name();
    }

    private static LabelCase life(LabelStep.Act... acts) {
        var life = new LabelCase(
                UUID.randomUUID(),
                new LabelHolder.AHelper(UUID.randomUUID(), UUID.randomUUID()),
                "benevole",
                "fr",
                List.of());
        for (var act : acts) life = with(life, act, GIVEN);
        return life;
    }

    private static LabelCase with(LabelCase life, LabelStep.Act act, LocalDate day) {
        var term = act == LabelStep.Act.RECOGNISED || act == LabelStep.Act.RENEWED
                ? Optional.of(new LabelStep.Term(day, day.plusYears(1), "k3f9x2a7pd4m"))
                : Optional.<LabelStep.Term>empty();
        var steps = new ArrayList<>(life.steps());
        Instant at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        steps.add(new LabelStep(at, act, Optional.empty(), "", "base 1.0.0", Optional.empty(), term));
        return new LabelCase(life.id(), life.holder(), life.profile(), life.lang(), List.copyOf(steps));
    }
}
