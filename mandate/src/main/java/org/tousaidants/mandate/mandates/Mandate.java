package org.tousaidants.mandate.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.text.Paris;

/// « Mandat » — whom it lets act, for whom, for what, how long, before whom; and all that was done with it, in
/// order.
record Mandate(
        UUID id,
        UUID helper,
        UUID witness,
        String person,
        Terms terms,
        Consent consent,
        Instant at,
        Origin origin,
        List<Step> steps) {
    static final ZoneId HERE = Paris.ZONE;
    private static final Set<Act> ENDS = Set.of(Act.REVOKED, Act.ENDED);

    /// What she let be done at first, and how long.
    record Terms(List<String> procedures, int days) {}

    /// For which structure it is given (or empty), and which mandate it follows.
    record Origin(String structure, Optional<UUID> renews) {
        static final Origin NEW = new Origin("", Optional.empty());
    }

    /// « Fin » — why a mandate stops before its day.
    enum Reason {
        DONE,
        CHANGED,
        PROTECTED,
        DIED
    }

    /// « Comment elle l’a retiré », when she did not do it herself.
    enum Means {
        CALL,
        VISIT
    }

    /// How the person says yes.
    enum Consent {
        /// Another person calls her, reads it to her and gives her a code, which she tells the helper.
        PHONE,
        /// She signs it before another person.
        PAPER,
        /// She reads it on a screen of her own and proves who she is; her identity serves that act alone.
        FRANCECONNECT
    }

    enum Act {
        PREPARED,
        READ,
        GIVEN,
        COPIED,
        ANNOUNCED,
        WRITTEN,
        /// One procedure is taken back, the others stay.
        NARROWED,
        REVOKED,
        ENDED
    }

    enum State {
        WAITING,
        IN_FORCE,
        OVER,
        REVOKED,
        ENDED;

        /// Whether one of its procedures may still be taken back.
        boolean mayNarrow() {
            return this == IN_FORCE || this == WAITING;
        }
    }

    /// @param by empty: the person herself
    record Step(
            long n,
            Instant at,
            Act act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced,
            byte[] seal) {}

    /// What may be done today: what was named, without what was taken back.
    List<String> procedures() {
        var gone = takenBack();
        return terms.procedures().stream().filter(one -> !gone.contains(one)).toList();
    }

    List<String> takenBack() {
        return steps.stream()
                .filter(step -> step.act() == Act.NARROWED)
                .map(Step::procedure)
                .toList();
    }

    int days() {
        return terms.days();
    }

    Optional<Step> step(Act act) {
        return steps.stream().filter(one -> one.act() == act).findFirst();
    }

    /// Its last day.
    Optional<LocalDate> until() {
        return step(Act.GIVEN)
                .map(given -> LocalDate.ofInstant(given.at(), HERE).plusDays(days() - 1L));
    }

    State state(Instant now) {
        if (step(Act.REVOKED).isPresent()) return State.REVOKED;
        if (step(Act.ENDED).isPresent()) return State.ENDED;
        return until().map(day -> LocalDate.ofInstant(now, HERE).isAfter(day) ? State.OVER : State.IN_FORCE)
                .orElse(State.WAITING);
    }

    boolean mayUse(Instant now) {
        return state(now) == State.IN_FORCE;
    }

    boolean isClosed() {
        return steps.stream().anyMatch(step -> ENDS.contains(step.act()));
    }

    /// Announced and not yet written down.
    boolean isOpen(Step step) {
        return step.act() == Act.ANNOUNCED
                && steps.stream().noneMatch(one -> one.announced().equals(Optional.of(step.n())));
    }

    /// Whether no step between two others was changed, added or taken away.
    boolean isIntact() {
        return StepSeal.isIntact(this);
    }
}
