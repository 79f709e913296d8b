package org.tousaidants.mandates.mandates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.afterrestore.ReplayRule.Outcome;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;

/// « Mandats » — service that prepares and renews a mandate, announces and records its uses, withdraws
/// procedures, and ends it. A helper cannot create a mandate alone: a witness hears or sees the consent of the
/// person ([MandateConsents]). The mandates of other helpers are not found.
@Service
public class Mandates {
    /// The result of preparing a mandate.
    public sealed interface PreparationResult {
        record MandatePrepared(Mandate mandate, Account witness) implements PreparationResult {}

        /// Refused: no account of the network has the witness's address, or it is the helper's own.
        record NoWitness() implements PreparationResult {}

        /// Refused: the network accepted the witness too recently.
        record WitnessTooNew() implements PreparationResult {}

        /// Refused: the witness belongs to the helper's organisation, or to an unknown one.
        record WitnessOfSameStructure() implements PreparationResult {}

        /// Refused: the person's mail address belongs to a member of the network.
        record MailOfMember() implements PreparationResult {}

        /// Refused: the helper's label does not allow it.
        record NotAllowed() implements PreparationResult {}
    }

    /// The result of withdrawing one procedure.
    sealed interface WithdrawalResult {
        record ProcedureWithdrawn() implements WithdrawalResult {}

        /// The withdrawn procedure was the last, so the mandate has ended.
        record MandateRevoked() implements WithdrawalResult {}

        /// Refused: the procedure was already withdrawn.
        record AlreadyWithdrawn() implements WithdrawalResult {}

        /// Refused: the mandate never contained the procedure.
        record ProcedureNotInMandate() implements WithdrawalResult {}

        /// Refused: the mandate has ended.
        record MandateEnded() implements WithdrawalResult {}

        record NotFound() implements WithdrawalResult {}
    }

    private static final Duration TOLD_BEFORE = Duration.ofDays(30);

    private final MandateStore store;
    private final MandateRules rules;
    private final RecognisedPeople recognised;
    private final WitnessCheck witnessCheck;
    private final MandateLetterWriter mandateLetterWriter;
    private final MandateStepWriter stepWriter;
    private final MandateReader mandateReader;

    Mandates(
            MandateStore store,
            MandateRules rules,
            RecognisedPeople recognised,
            WitnessCheck witnessCheck,
            MandateLetterWriter mandateLetterWriter,
            MandateStepWriter stepWriter,
            MandateReader mandateReader) {
        this.store = store;
        this.rules = rules;
        this.recognised = recognised;
        this.witnessCheck = witnessCheck;
        this.mandateLetterWriter = mandateLetterWriter;
        this.stepWriter = stepWriter;
        this.mandateReader = mandateReader;
    }

    /// Whether the helper's label allows them to act for a person.
    @Transactional(readOnly = true)
    public boolean isAllowed(Actor self) {
        return recognised.today(List.of(self.id())).stream()
                .anyMatch(one -> rules.profiles().contains(one.profile()));
    }

    @Transactional
    public PreparationResult prepare(Actor self, MandateForm form) {
        return prepare(self, form, Optional.empty());
    }

    /// « Renouveler » — prepares the same mandate again, with a new consent. No mandate is renewed
    /// automatically.
    @Transactional
    public PreparationResult renew(Actor self, UUID id) {
        var before = mandateReader.mine(self, id);
        var witness = before.flatMap(one -> witnessCheck.account(one.witness()));
        if (before.filter(one -> !one.procedures().isEmpty()).isEmpty()) return new PreparationResult.NotAllowed();
        if (witness.isEmpty()) return new PreparationResult.NoWitness();
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

    private PreparationResult prepare(Actor self, MandateForm form, Optional<UUID> renews) {
        if (!isAllowed(self)) return new PreparationResult.NotAllowed();
        if (form.reach().mail().filter(mail -> witnessCheck.isOurs(mail)).isPresent())
            return new PreparationResult.MailOfMember();
        var choice = form.witness()
                .map(mail -> witnessCheck.of(self, mail, form.structure()))
                .orElseGet(() -> witnessCheck.coordination(self));
        return switch (choice) {
            case WitnessCheck.WitnessResult.WitnessAccepted(var witness) -> prepare(self, form, witness, renews);
            case WitnessCheck.WitnessResult.WitnessUnknown() -> new PreparationResult.NoWitness();
            case WitnessCheck.WitnessResult.WitnessTooNew() -> new PreparationResult.WitnessTooNew();
            case WitnessCheck.WitnessResult.SameStructure() -> new PreparationResult.WitnessOfSameStructure();
        };
    }

    private PreparationResult prepare(Actor self, MandateForm form, Account witness, Optional<UUID> renews) {
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
        return new PreparationResult.MandatePrepared(mandate, witness);
    }

    /// Withdraws a mandate at once for a person who called or came.
    @Transactional
    public boolean revokeFor(Actor coordinator, UUID id, Mandate.WithdrawalMeans means) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(
                    one, MandateAct.REVOKED, Optional.of(coordinator.id()), reason(means), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// Withdraws one procedure for a person who called or came; the others stay.
    @Transactional
    public WithdrawalResult narrowFor(Actor coordinator, UUID id, String procedure, Mandate.WithdrawalMeans means) {
        if (!coordinator.is(Role.COORDINATOR)) return new WithdrawalResult.NotFound();
        return narrow(stepWriter.locked(id), procedure, Optional.of(coordinator.id()), reason(means));
    }

    /// Ends a mandate because the coordination learnt of the person's death or legal protection.
    @Transactional
    public boolean endFor(Actor coordinator, UUID id, Mandate.EndReason reason) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, MandateAct.ENDED, Optional.of(coordinator.id()), reason(reason), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    private static String reason(Enum<?> reason) {
        return "fin-" + ConstantName.low(reason);
    }

    /// The long mandates that end soon and whose helper was not notified.
    @Transactional(readOnly = true)
    List<UUID> ending() {
        return store.ending(stepWriter.now(), stepWriter.now().plus(TOLD_BEFORE));
    }

    /// Notifies the helper of a long mandate one month before it ends. A mandate is never renewed
    /// automatically.
    @Transactional
    void tellEnd(UUID id) {
        store.find(id).filter(one -> store.told(one, stepWriter.now())).ifPresent(mandateLetterWriter::ends);
    }

    /// Announces a use of the mandate and its purpose, before the use.
    @Transactional
    public boolean announce(Actor self, UUID id, String procedure, String purpose) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.mayUse(stepWriter.now()) && one.procedures().contains(procedure));
        mandate.ifPresent(one -> stepWriter.step(
                one, MandateAct.ANNOUNCED, Optional.of(self.id()), procedure, purpose, Optional.empty()));
        return mandate.isPresent();
    }

    /// Records the result of a use, even after the mandate has ended, because a use that has begun is
    /// completed.
    @Transactional
    public boolean write(Actor self, UUID id, long announced, String done) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.steps().stream().anyMatch(step -> step.n() == announced && one.isOpen(step)));
        mandate.ifPresent(one ->
                stepWriter.step(one, MandateAct.WRITTEN, Optional.of(self.id()), "", done, Optional.of(announced)));
        return mandate.isPresent();
    }

    /// Ends a mandate as the helper: it is done, or the person can no longer decide, or has died.
    @Transactional
    public boolean end(Actor self, UUID id, Mandate.EndReason reason, String words) {
        var mandate = stepWriter.own(self, id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> stepWriter.step(
                one, MandateAct.ENDED, Optional.of(self.id()), reason(reason), words, Optional.empty()));
        return mandate.isPresent();
    }

    /// Withdraws a mandate at once, by the person's code.
    @Transactional
    public boolean revoke(PaperCode code) {
        var mandate = lockedBy(code).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, MandateAct.REVOKED, Optional.empty(), "", "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// Withdraws one procedure at once, by the person's code; the others stay.
    @Transactional
    public WithdrawalResult narrow(PaperCode code, String procedure) {
        return narrow(lockedBy(code), procedure, Optional.empty(), "");
    }

    /// The locked mandate of a code of any copy.
    private Optional<Mandate> lockedBy(PaperCode code) {
        return store.byCode(code).flatMap(copy -> {
            store.lock(copy.mandate());
            return store.find(copy.mandate());
        });
    }

    /// Withdraws one procedure as the helper, because the person asked for it.
    @Transactional
    public WithdrawalResult narrow(Actor self, UUID id, String procedure) {
        return narrow(stepWriter.own(self, id), procedure, Optional.of(self.id()), "");
    }

    private WithdrawalResult narrow(Optional<Mandate> found, String procedure, Optional<UUID> by, String how) {
        if (found.isEmpty()) return new WithdrawalResult.NotFound();
        var mandate = found.get();
        if (mandate.takenBack().contains(procedure)) return new WithdrawalResult.AlreadyWithdrawn();
        if (!mandate.state(stepWriter.now()).mayNarrow()) return new WithdrawalResult.MandateEnded();
        if (!mandate.procedures().contains(procedure)) return new WithdrawalResult.ProcedureNotInMandate();
        stepWriter.step(mandate, MandateAct.NARROWED, by, procedure, how, Optional.empty());
        if (mandate.procedures().size() > 1) {
            mandateLetterWriter.narrowed(mandate, by);
            return new WithdrawalResult.ProcedureWithdrawn();
        }
        var last = store.find(mandate.id()).orElseThrow();
        stepWriter.step(last, MandateAct.REVOKED, by, how, "", Optional.empty());
        mandateLetterWriter.revoked(last);
        return new WithdrawalResult.MandateRevoked();
    }

    /// Repeats withdrawals and ends after a backup is restored. Sends no letter.
    @Transactional
    Outcome again(MandateAct act, IrreversibleAct done) {
        var id = UUID.fromString(done.subject());
        store.lock(id);
        var found = store.find(id);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        var mandate = found.get();
        var procedure = done.detail().getOrDefault("procedure", "");
        if (mandate.isClosed()
                || act == MandateAct.NARROWED && mandate.takenBack().contains(procedure)) return Outcome.STANDS;
        stepWriter.step(mandate, act, done.by(), procedure, "", Optional.empty());
        return Outcome.AGAIN;
    }
}
