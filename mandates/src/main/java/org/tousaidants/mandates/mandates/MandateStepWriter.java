package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.Actor;

/// Locks a mandate and appends its steps, in the transaction of the calling service.
@Component
class MandateStepWriter {
    /// The acts that are repeated after a backup is restored.
    static final Set<MandateAct> FOR_GOOD = EnumSet.of(MandateAct.NARROWED, MandateAct.REVOKED, MandateAct.ENDED);

    private final MandateStore store;
    private final MandateReader mandateReader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateStepWriter(MandateStore store, MandateReader mandateReader, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.mandateReader = mandateReader;
        this.events = events;
        this.clock = clock;
    }

    /// The mandate, locked, if the helper holds it.
    Optional<Mandate> own(Actor self, UUID id) {
        return locked(id).filter(one -> mandateReader.holds(self, one));
    }

    Optional<Mandate> locked(UUID id) {
        store.lock(id);
        return store.find(id);
    }

    /// Appends a step; its seal depends on the previous one.
    void step(
            Mandate mandate,
            MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced) {
        var at = now();
        var before = mandate.steps().isEmpty()
                ? MandateStepSeal.of(mandate)
                : mandate.steps().getLast().seal();
        var seal = MandateStepSeal.of(before, at, act, by, procedure, words, announced);
        store.append(mandate, at, act, by, procedure, words, announced, seal);
        events.publishEvent(new MandateStatusChanged(by, act, mandate.id(), seal));
        if (FOR_GOOD.contains(act))
            events.publishEvent(
                    IrreversibleAct.of(kind(act), mandate.id(), by, at).with("procedure", procedure));
    }

    static String kind(MandateAct act) {
        return "mandates." + ConstantName.low(act);
    }

    /// The time in microseconds, as the database stores it, because the seal covers the stored value.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
