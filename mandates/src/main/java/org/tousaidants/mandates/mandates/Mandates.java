package org.tousaidants.mandates.mandates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Mandats » — service that prepares and renews a mandate, announces and records its uses, withdraws procedures,
/// and ends it. A helper cannot create a mandate alone: a witness hears or sees the person's consent
/// ([MandateConsents]). Mandates of other helpers are treated as unknown.
@Service
public class Mandates {
    /// The result of preparing a mandate.
    public sealed interface MandatePreparationResult {
        record MandatePrepared(Mandate mandate, Account witness) implements MandatePreparationResult {}

        /// Refused: no account of the network has the witness's mail address, or it is the helper's own
        /// address.
        record WitnessMissing() implements MandatePreparationResult {}

        /// Refused: the network accepted the witness too recently; a witness must be known for some days.
        record WitnessTooNew() implements MandatePreparationResult {}

        /// Refused: the witness belongs to the helper's organisation, or the organisation of the witness is
        /// unknown.
        record WitnessFromSameStructure() implements MandatePreparationResult {}

        /// Refused: the person's mail address belongs to a member of the network.
        record MailBelongsToMember() implements MandatePreparationResult {}

        /// Refused: the helper's label does not allow mandates.
        record MandateNotAllowed() implements MandatePreparationResult {}
    }

    /// The result of withdrawing one procedure from a mandate.
    sealed interface MandateWithdrawalResult {
        record ProcedureWithdrawn() implements MandateWithdrawalResult {}

        /// The withdrawn procedure was the last, so the mandate has ended.
        record MandateRevoked() implements MandateWithdrawalResult {}

        /// Refused: the procedure was already withdrawn.
        record ProcedureAlreadyWithdrawn() implements MandateWithdrawalResult {}

        /// Refused: the mandate never contained the procedure.
        record ProcedureNotInMandate() implements MandateWithdrawalResult {}

        /// Refused: the mandate has ended.
        record MandateAlreadyEnded() implements MandateWithdrawalResult {}

        record MandateNotFound() implements MandateWithdrawalResult {}
    }

    private static final Duration TOLD_BEFORE = Duration.ofDays(30);

    private final MandateStore store;
    private final MandateRules rules;
    private final PeopleWithValidBadge recognised;
    private final MandateWitnessCheck witnessCheck;
    private final MandateLetterWriter mandateLetterWriter;
    private final MandateStepWriter stepWriter;
    private final MandateLookup mandateReader;

    Mandates(
            MandateStore store,
            MandateRules rules,
            PeopleWithValidBadge recognised,
            MandateWitnessCheck witnessCheck,
            MandateLetterWriter mandateLetterWriter,
            MandateStepWriter stepWriter,
            MandateLookup mandateReader) {
        this.store = store;
        this.rules = rules;
        this.recognised = recognised;
        this.witnessCheck = witnessCheck;
        this.mandateLetterWriter = mandateLetterWriter;
        this.stepWriter = stepWriter;
        this.mandateReader = mandateReader;
    }

    /// Returns whether the helper's label allows mandates.
    @Transactional(readOnly = true)
    public boolean isAllowed(SignedInPerson self) {
        return recognised.today(List.of(self.id())).stream()
                .anyMatch(one -> rules.profiles().contains(one.profile()));
    }

    @Transactional
    public MandatePreparationResult prepare(SignedInPerson self, MandateForm form) {
        return prepare(self, form, Optional.empty());
    }

    /// « Renouveler » — prepares a new mandate with the same content as this one, which requires a new consent.
    /// No mandate is renewed automatically.
    ///
    /// @param id id of the mandate to renew
    @Transactional
    public MandatePreparationResult renew(SignedInPerson self, UUID id) {
        var before = mandateReader.mine(self, id);
        var witness = before.flatMap(one -> witnessCheck.account(one.witness()));
        if (before.filter(one -> !one.procedures().isEmpty()).isEmpty())
            return new MandatePreparationResult.MandateNotAllowed();
        if (witness.isEmpty()) return new MandatePreparationResult.WitnessMissing();
        var previous = before.get();
        var form = new MandateForm(
                new PersonName(previous.person()),
                previous.procedures(),
                previous.days(),
                previous.consent(),
                Optional.of(witness.get().mail()),
                previous.origin().structure(),
                store.reach(previous));
        return prepare(self, form, Optional.of(id));
    }

    private MandatePreparationResult prepare(SignedInPerson self, MandateForm form, Optional<UUID> renews) {
        if (!isAllowed(self)) return new MandatePreparationResult.MandateNotAllowed();
        if (form.reach().mail().filter(mail -> witnessCheck.isOurs(mail)).isPresent())
            return new MandatePreparationResult.MailBelongsToMember();
        var choice = form.witness()
                .map(mail -> witnessCheck.of(self, mail, form.structure()))
                .orElseGet(() -> witnessCheck.coordination(self));
        return switch (choice) {
            case MandateWitnessCheck.WitnessResult.WitnessAccepted(var witness) -> prepare(self, form, witness, renews);
            case MandateWitnessCheck.WitnessResult.WitnessUnknown() -> new MandatePreparationResult.WitnessMissing();
            case MandateWitnessCheck.WitnessResult.WitnessTooNew() -> new MandatePreparationResult.WitnessTooNew();
            case MandateWitnessCheck.WitnessResult.WitnessOfOwnStructure() ->
                new MandatePreparationResult.WitnessFromSameStructure();
        };
    }

    private MandatePreparationResult prepare(
            SignedInPerson self, MandateForm form, Account witness, Optional<UUID> renews) {
        var mandate = new Mandate(
                UUID.randomUUID(),
                self.id(),
                witness.id(),
                form.person().value(),
                new Mandate.MandateTerms(form.procedures(), form.days()),
                form.consent(),
                stepWriter.now(),
                new Mandate.MandateOrigin(form.structure(), renews),
                List.of());
        store.add(mandate);
        store.reach(mandate, form.reach());
        stepWriter.step(mandate, MandateAct.PREPARED, Optional.of(self.id()), "", "", Optional.empty());
        if (form.witness().isPresent()) mandateLetterWriter.asks(self, witness, mandate);
        else mandateLetterWriter.callBack(self, mandate);
        return new MandatePreparationResult.MandatePrepared(mandate, witness);
    }

    /// Withdraws a mandate at once for a person who called or came to the coordination; returns false if this is
    /// not possible.
    @Transactional
    public boolean revokeFor(SignedInPerson coordinator, UUID id, Mandate.WithdrawalMeans means) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(
                    one, MandateAct.REVOKED, Optional.of(coordinator.id()), reason(means), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// Withdraws one procedure of a mandate for a person who called or came to the coordination; the other
    /// procedures remain.
    @Transactional
    public MandateWithdrawalResult narrowFor(
            SignedInPerson coordinator, UUID id, String procedure, Mandate.WithdrawalMeans means) {
        if (!coordinator.is(Role.COORDINATOR)) return new MandateWithdrawalResult.MandateNotFound();
        return narrow(stepWriter.locked(id), procedure, Optional.of(coordinator.id()), reason(means));
    }

    /// Ends a mandate because the coordination learnt of the person's death or legal protection; returns false
    /// if this is not possible.
    @Transactional
    public boolean endFor(SignedInPerson coordinator, UUID id, Mandate.MandateEndReason reason) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, MandateAct.ENDED, Optional.of(coordinator.id()), reason(reason), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    private static String reason(Enum<?> reason) {
        return "fin-" + EnumConstantName.low(reason);
    }

    /// Returns the ids of the long mandates that end soon and whose helper has not been notified.
    @Transactional(readOnly = true)
    List<UUID> ending() {
        return store.ending(stepWriter.now(), stepWriter.now().plus(TOLD_BEFORE));
    }

    /// Notifies the helper of a long mandate one month before the mandate ends, because mandates are never
    /// renewed automatically.
    @Transactional
    void tellEnd(UUID id) {
        store.find(id).filter(one -> store.told(one, stepWriter.now())).ifPresent(mandateLetterWriter::ends);
    }

    /// Announces a use of the mandate and its purpose before the helper acts. Returns false if the mandate does
    /// not allow this use.
    ///
    /// @param procedure procedure that the helper will carry out
    /// @param purpose purpose of the use, in the helper's words
    @Transactional
    public boolean announce(SignedInPerson self, UUID id, String procedure, String purpose) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.mayUse(stepWriter.now()) && one.procedures().contains(procedure));
        mandate.ifPresent(one -> stepWriter.step(
                one, MandateAct.ANNOUNCED, Optional.of(self.id()), procedure, purpose, Optional.empty()));
        return mandate.isPresent();
    }

    /// Records the result of an announced use. This is possible even after the mandate has ended, because a use
    /// that has begun may be completed. Returns false if there is no such use.
    ///
    /// @param announced number of the step that announced the use
    /// @param done result, in the helper's words
    @Transactional
    public boolean write(SignedInPerson self, UUID id, long announced, String done) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.steps().stream().anyMatch(step -> step.n() == announced && one.isOpen(step)));
        mandate.ifPresent(one ->
                stepWriter.step(one, MandateAct.WRITTEN, Optional.of(self.id()), "", done, Optional.of(announced)));
        return mandate.isPresent();
    }

    /// Ends a mandate as the helper, because it is no longer needed, or the person can no longer decide or has
    /// died. Returns false if this is not possible.
    @Transactional
    public boolean end(SignedInPerson self, UUID id, Mandate.MandateEndReason reason, String words) {
        var mandate = stepWriter.own(self, id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> stepWriter.step(
                one, MandateAct.ENDED, Optional.of(self.id()), reason(reason), words, Optional.empty()));
        return mandate.isPresent();
    }

    /// Withdraws a mandate at once with the person's code; returns false if the code is not valid.
    @Transactional
    public boolean revoke(PaperCode code) {
        var mandate = lockedBy(code).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, MandateAct.REVOKED, Optional.empty(), "", "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// Withdraws one procedure of a mandate at once with the person's code; the other procedures remain.
    @Transactional
    public MandateWithdrawalResult narrow(PaperCode code, String procedure) {
        return narrow(lockedBy(code), procedure, Optional.empty(), "");
    }

    /// Locks and returns the mandate to which the code of any copy belongs.
    private Optional<Mandate> lockedBy(PaperCode code) {
        return store.byCode(code).flatMap(copy -> {
            store.lock(copy.mandate());
            return store.find(copy.mandate());
        });
    }

    /// Withdraws one procedure of a mandate as the helper, because the person asked for this.
    ///
    /// @param id id of the mandate
    @Transactional
    public MandateWithdrawalResult narrow(SignedInPerson self, UUID id, String procedure) {
        return narrow(stepWriter.own(self, id), procedure, Optional.of(self.id()), "");
    }

    private MandateWithdrawalResult narrow(Optional<Mandate> found, String procedure, Optional<UUID> by, String how) {
        if (found.isEmpty()) return new MandateWithdrawalResult.MandateNotFound();
        var mandate = found.get();
        if (mandate.takenBack().contains(procedure)) return new MandateWithdrawalResult.ProcedureAlreadyWithdrawn();
        if (!mandate.state(stepWriter.now()).mayNarrow()) return new MandateWithdrawalResult.MandateAlreadyEnded();
        if (!mandate.procedures().contains(procedure)) return new MandateWithdrawalResult.ProcedureNotInMandate();
        stepWriter.step(mandate, MandateAct.NARROWED, by, procedure, how, Optional.empty());
        if (mandate.procedures().size() > 1) {
            mandateLetterWriter.narrowed(mandate, by);
            return new MandateWithdrawalResult.ProcedureWithdrawn();
        }
        var last = store.find(mandate.id()).orElseThrow();
        stepWriter.step(last, MandateAct.REVOKED, by, how, "", Optional.empty());
        mandateLetterWriter.revoked(last);
        return new MandateWithdrawalResult.MandateRevoked();
    }

    /// Repeats a withdrawal or an end of a mandate that a restored backup does not contain. Sends no letters.
    ///
    /// @param act kind of step to repeat
    /// @param done the stored record of the act
    @Transactional
    ReplayOutcome again(MandateAct act, IrreversibleAct done) {
        var id = UUID.fromString(done.subject());
        store.lock(id);
        var found = store.find(id);
        if (found.isEmpty()) return ReplayOutcome.UNKNOWN;
        var mandate = found.get();
        var procedure = done.detail().getOrDefault("procedure", "");
        if (mandate.isClosed()
                || act == MandateAct.NARROWED && mandate.takenBack().contains(procedure)) return ReplayOutcome.STANDS;
        stepWriter.step(mandate, act, done.by(), procedure, "", Optional.empty());
        return ReplayOutcome.AGAIN;
    }
}
