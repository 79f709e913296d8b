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
import org.tousaidants.mandates.mandates.Mandate.Act;
import org.tousaidants.mandates.mandates.Mandate.State;

class MandateModelTest {
    private static final Instant GIVEN = Instant.parse("2026-11-30T09:00:00Z");
    private static final int DAYS = 31;

    @Test
    void theProvedModelHasTheArrowsOfTheCode() throws IOException {
        var arrows = new TreeSet<String>();
        for (var state : State.values()) {
            var now = state == State.OVER ? GIVEN.plus(Duration.ofDays(DAYS + 1L)) : GIVEN;
            var mandate = in(state);
            assertThat(mandate.state(now)).isEqualTo(state);
            for (var act : Act.values())
                if (allows(mandate, act, now))
                    arrows.add(state + " " + act + " " + with(mandate, act).state(now));
        }
        assertThat(SpinModel.arrows("mandate").stream()
                        .map(one -> one.first() + " " + one.second() + " " + one.third())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(arrows);
    }

    /// The conditions of [Mandates] and [MandateConsents] on the state.
    private static boolean allows(Mandate mandate, Act act, Instant now) {
        return switch (act) {
            case PREPARED -> false;
            case READ, GIVEN -> mandate.state(now) == State.WAITING;
            case COPIED, ANNOUNCED -> mandate.mayUse(now);
            case WRITTEN -> mandate.steps().stream().anyMatch(mandate::isOpen);
            case NARROWED -> mandate.state(now).mayNarrow();
            case REVOKED, ENDED -> !mandate.isClosed();
        };
    }

    private static Mandate in(State state) {
        var prepared = with(
                new Mandate(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Germaine Petit",
                        new Mandate.Terms(List.of("social", "impots"), DAYS),
                        Mandate.Consent.PHONE,
                        GIVEN,
                        Mandate.Origin.NEW,
                        List.of()),
                Act.PREPARED);
        if (state == State.WAITING) return prepared;
        var used = with(with(prepared, Act.GIVEN), Act.ANNOUNCED);
        return switch (state) {
            case WAITING, IN_FORCE, OVER -> used;
            case REVOKED -> with(used, Act.REVOKED);
            case ENDED -> with(used, Act.ENDED);
        };
    }

    private static Mandate with(Mandate before, Act act) {
        var steps = new ArrayList<>(before.steps());
        steps.add(new Mandate.Step(
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
