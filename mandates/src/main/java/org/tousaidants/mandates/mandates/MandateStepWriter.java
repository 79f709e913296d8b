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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.SignedInPerson;

/// Locks a mandate and appends its steps, in the transaction of the calling service.
@Component
class MandateStepWriter {
    /// The kinds of steps that are repeated after a backup is restored, because a withdrawal or an end may not
    /// be undone by an older backup.
    static final Set<MandateAct> FOR_GOOD = EnumSet.of(MandateAct.NARROWED, MandateAct.REVOKED, MandateAct.ENDED);

    private final MandateStore store;
    private final MandateLookup mandateReader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateStepWriter(MandateStore store, MandateLookup mandateReader, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.mandateReader = mandateReader;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the mandate with this id and locks it; empty if it is not a mandate of this helper.
    Optional<Mandate> own(SignedInPerson self, UUID id) {
        return locked(id).filter(one -> mandateReader.holds(self, one));
    }

    Optional<Mandate> locked(UUID id) {
        store.lock(id);
        return store.find(id);
    }

    /// Appends a step to a mandate. Its seal (a hash) depends on the previous step, so that a later change is
    /// detected.
    void step(
            Mandate mandate,
            MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced) {
        var at = now();
        var before = mandate.steps().isEmpty()
                ? MandateStepHash.of(mandate)
                : mandate.steps().getLast().seal();
        var seal = MandateStepHash.of(before, at, act, by, procedure, words, announced);
        store.append(mandate, at, act, by, procedure, words, announced, seal);
        events.publishEvent(new MandateStatusChanged(by, act, mandate.id(), seal));
        if (FOR_GOOD.contains(act))
            events.publishEvent(
                    IrreversibleAct.of(kind(act), mandate.id(), by, at).with("procedure", procedure));
    }

    static String kind(MandateAct act) {
        return "mandates." + EnumConstantName.low(act);
    }

    /// Returns the current time in microseconds. This is the precision of the database, and the seal of a step
    /// must be computed from the stored value.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
