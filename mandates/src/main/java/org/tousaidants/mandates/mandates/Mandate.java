package org.tousaidants.mandates.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Mandat » — a mandate: a person allows a helper to carry out procedures on their behalf. It contains the helper,
/// the person, the procedures, the period, the witness, and all its steps in order.
public record Mandate(
        UUID id,
        UUID helper,
        UUID witness,
        String person,
        MandateTerms terms,
        ConsentMethod consent,
        Instant at,
        MandateOrigin origin,
        List<MandateHistoryStep> steps) {
    static final ZoneId HERE = ParisTime.ZONE;
    private static final Set<MandateAct> ENDS = Set.of(MandateAct.REVOKED, MandateAct.ENDED);

    /// The terms at the beginning of the mandate: its procedures and its duration in days.
    record MandateTerms(List<String> procedures, int days) {}

    /// The origin of a mandate: the organisation of the helper (may be empty), and the id of the mandate that
    /// this mandate renews, if there is one.
    record MandateOrigin(String structure, Optional<UUID> renews) {
        static final MandateOrigin NEW = new MandateOrigin("", Optional.empty());
    }

    /// « Fin » — the reason why a mandate ended early.
    enum MandateEndReason {
        DONE,
        CHANGED,
        PROTECTED,
        DIED
    }

    /// « Comment elle l’a retiré » — how the person withdrew the mandate, if not online.
    public enum WithdrawalMeans {
        CALL,
        VISIT
    }

    /// The ways in which the person can consent.
    public enum ConsentMethod {
        /// Consent by telephone: the witness calls the person, reads the terms and gives a code to the
        /// person, who repeats the code to the helper.
        PHONE,
        /// Consent on paper: the person signs in the presence of the witness.
        PAPER,
        /// Consent by FranceConnect: the person reads the terms on their own screen and is identified for
        /// this consent only.
        FRANCECONNECT
    }

    enum MandateAct {
        PREPARED,
        READ,
        GIVEN,
        COPIED,
        ANNOUNCED,
        WRITTEN,
        /// A procedure was withdrawn; the other procedures of the mandate remain.
        NARROWED,
        REVOKED,
        ENDED
    }

    enum MandateState {
        WAITING,
        IN_FORCE,
        OVER,
        REVOKED,
        ENDED;

        /// Returns whether a procedure may still be withdrawn from a mandate in this state.
        boolean mayNarrow() {
            return this == IN_FORCE || this == WAITING;
        }
    }

    /// One step of a mandate.
    ///
    /// @param by account of the author; empty if the person is the author
    public record MandateHistoryStep(
            long n,
            Instant at,
            MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced,
            byte[] seal) {}

    /// Returns the procedures that the mandate currently allows: the initial procedures without the withdrawn
    /// ones.
    List<String> procedures() {
        var gone = takenBack();
        return terms.procedures().stream().filter(one -> !gone.contains(one)).toList();
    }

    List<String> takenBack() {
        return steps.stream()
                .filter(step -> step.act() == MandateAct.NARROWED)
                .map(MandateHistoryStep::procedure)
                .toList();
    }

    int days() {
        return terms.days();
    }

    Optional<MandateHistoryStep> step(MandateAct act) {
        return steps.stream().filter(one -> one.act() == act).findFirst();
    }

    /// Returns whether this member witnessed the person's consent. After a telephone call the witness is the
    /// member who called last, because a new call makes the former code invalid. Otherwise it is the named
    /// witness.
    boolean wasWitnessedBy(UUID member) {
        return steps.reversed().stream()
                .filter(one -> one.act() == MandateAct.READ)
                .findFirst()
                .flatMap(MandateHistoryStep::by)
                .orElse(witness)
                .equals(member);
    }

    /// Returns the last day of the mandate; empty if it has not begun.
    Optional<LocalDate> until() {
        return step(MandateAct.GIVEN)
                .map(given -> LocalDate.ofInstant(given.at(), HERE).plusDays(days() - 1L));
    }

    MandateState state(Instant now) {
        if (step(MandateAct.REVOKED).isPresent()) return MandateState.REVOKED;
        if (step(MandateAct.ENDED).isPresent()) return MandateState.ENDED;
        return until().map(
                        day -> LocalDate.ofInstant(now, HERE).isAfter(day) ? MandateState.OVER : MandateState.IN_FORCE)
                .orElse(MandateState.WAITING);
    }

    boolean mayUse(Instant now) {
        return state(now) == MandateState.IN_FORCE;
    }

    boolean isClosed() {
        return steps.stream().anyMatch(step -> ENDS.contains(step.act()));
    }

    /// Returns whether this step announced a use of the mandate whose result is not recorded yet.
    boolean isOpen(MandateHistoryStep step) {
        return step.act() == MandateAct.ANNOUNCED
                && steps.stream().noneMatch(one -> one.announced().equals(Optional.of(step.n())));
    }

    /// Returns whether the chain of seals is valid. Each seal is a hash that includes the previous one, so that
    /// a changed, inserted or deleted step is detected.
    boolean isIntact() {
        return MandateStepHash.isIntact(this);
    }
}
