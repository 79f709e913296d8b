package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.SpinModel;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.mandates.mandates.Mandate.MandateState;

class MandateModelTest {
    private static final Instant GIVEN = Instant.parse("2026-11-30T09:00:00Z");
    private static final int DAYS = 31;

    @Test
    void theProvedModelHasTheArrowsOfTheCode() throws IOException {
        var arrows = new TreeSet<String>();
        for (var state : MandateState.values()) {
            var now = state == MandateState.OVER ? GIVEN.plus(Duration.ofDays(DAYS + 1L)) : GIVEN;
            var mandate = in(state);
            assertThat(mandate.state(now)).isEqualTo(state);
            for (var act : MandateAct.values())
                if (allows(mandate, act, now))
                    arrows.add(state + " " + act + " " + with(mandate, act).state(now));
        }
        assertThat(SpinModel.arrows("mandate").stream()
                        .map(one -> one.first() + " " + one.second() + " " + one.third())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(arrows);
    }

    /// The conditions of [Mandates] and [MandateConsents] on the state.
    private static boolean allows(Mandate mandate, MandateAct act, Instant now) {
        return switch (act) {
            case PREPARED -> false;
            case READ, GIVEN -> mandate.state(now) == MandateState.WAITING;
            case COPIED, ANNOUNCED -> mandate.mayUse(now);
            case WRITTEN -> mandate.steps().stream().anyMatch(mandate::isOpen);
            case NARROWED -> mandate.state(now).mayNarrow();
            case REVOKED, ENDED -> !mandate.isClosed();
        };
    }

    private static Mandate in(MandateState state) {
        var prepared = with(
                new Mandate(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Germaine Petit",
                        new Mandate.MandateTerms(List.of("social", "impots"), DAYS),
                        Mandate.ConsentMethod.PHONE,
                        GIVEN,
                        Mandate.MandateOrigin.NEW,
                        List.of()),
                MandateAct.PREPARED);
        if (state == MandateState.WAITING) return prepared;
        var used = with(with(prepared, MandateAct.GIVEN), MandateAct.ANNOUNCED);
        return switch (state) {
            case WAITING, IN_FORCE, OVER -> used;
            case REVOKED -> with(used, MandateAct.REVOKED);
            case ENDED -> with(used, MandateAct.ENDED);
        };
    }

    private static Mandate with(Mandate before, MandateAct act) {
        var steps = new ArrayList<>(before.steps());
        steps.add(new Mandate.MandateHistoryStep(
                steps.size() + 1L, GIVEN, act, Optional.empty(), "social", "", Optional.empty(), new byte[0]));
        return new Mandate(
                before.id(),
                before.helper(),
                before.witness(),
                before.person(),
                before.terms(),
                before.consent(),
                before.at(),
                before.origin(),
                List.copyOf(steps));
    }
}
