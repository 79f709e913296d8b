package org.tousaidants.mandates.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Mandat » — a mandate: the helper, the person, the procedures, the period and the witness, with all its
/// steps in order.
public record Mandate(
        UUID id,
        UUID helper,
        UUID witness,
        String person,
        MandateTerms terms,
        ConsentMethod consent,
        Instant at,
        MandateOrigin origin,
        List<MandateStep> steps) {
    static final ZoneId HERE = ParisTime.ZONE;
    private static final Set<MandateAct> ENDS = Set.of(MandateAct.REVOKED, MandateAct.ENDED);

    /// The procedures and the duration at the beginning.
    record MandateTerms(List<String> procedures, int days) {}

    /// The organisation of the mandate (may be empty), and the mandate that it renews.
    record MandateOrigin(String structure, Optional<UUID> renews) {
        static final MandateOrigin NEW = new MandateOrigin("", Optional.empty());
    }

    /// « Fin » — the reason why a mandate ended early.
    enum EndReason {
        DONE,
        CHANGED,
        PROTECTED,
        DIED
    }

    /// « Comment elle l’a retiré » — how the person withdrew it, if they did not do it online.
    public enum WithdrawalMeans {
        CALL,
        VISIT
    }

    /// How the person consents.
    public enum ConsentMethod {
        /// By telephone: the witness calls the person, reads the terms and gives them a code, which they tell
        /// the helper.
        PHONE,
        /// On paper: the person signs before the witness.
        PAPER,
        /// By FranceConnect: the person reads the terms on their own screen and is identified, for this act
        /// only.
        FRANCECONNECT
    }

    enum MandateAct {
        PREPARED,
        READ,
        GIVEN,
        COPIED,
        ANNOUNCED,
        WRITTEN,
        /// A procedure was withdrawn; the other procedures of the mandate stay.
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

        /// Whether one of its procedures may still be withdrawn.
        boolean mayNarrow() {
            return this == IN_FORCE || this == WAITING;
        }
    }

    /// @param by account of the author; empty for the person
    public record MandateStep(
            long n,
            Instant at,
            MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced,
            byte[] seal) {}

    /// The procedures allowed today: the initial ones without the withdrawn ones.
    List<String> procedures() {
        var gone = takenBack();
        return terms.procedures().stream().filter(one -> !gone.contains(one)).toList();
    }

    List<String> takenBack() {
        return steps.stream()
                .filter(step -> step.act() == MandateAct.NARROWED)
                .map(MandateStep::procedure)
                .toList();
    }

    int days() {
        return terms.days();
    }

    Optional<MandateStep> step(MandateAct act) {
        return steps.stream().filter(one -> one.act() == act).findFirst();
    }

    /// Whether this member heard or saw the consent: the last who called the person, because a new call voids
    /// the former code; else the named witness.
    boolean wasWitnessedBy(UUID member) {
        return steps.reversed().stream()
                .filter(one -> one.act() == MandateAct.READ)
                .findFirst()
                .flatMap(MandateStep::by)
                .orElse(witness)
                .equals(member);
    }

    /// The last day of the mandate; empty if it has not begun.
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

    /// Whether a use was announced and its result is not recorded yet.
    boolean isOpen(MandateStep step) {
        return step.act() == MandateAct.ANNOUNCED
                && steps.stream().noneMatch(one -> one.announced().equals(Optional.of(step.n())));
    }

    /// Whether the chain of seals is valid: no step was changed, inserted or deleted.
    boolean isIntact() {
        return MandateStepSeal.isIntact(this);
    }
}
