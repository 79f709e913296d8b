package org.tousaidants.mandates.mandates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.mandates.mandates.Mandate.Act;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Mandats » — service: prepares and renews a mandate, announces and records its uses, withdraws procedures,
/// and ends it. A helper cannot create a mandate alone: a witness hears or sees the consent of the person
/// ([MandateConsents]). The mandates of other helpers are not found.
@Service
public class Mandates {
    /// The result of preparing a mandate.
    public sealed interface Preparing {
        record Prepared(Mandate mandate, Account witness) implements Preparing {}

        /// No account of the network has this address, or it is the helper's own.
        record NoWitness() implements Preparing {}

        /// The network accepted the witness too recently.
        record WitnessTooNew() implements Preparing {}

        /// The witness belongs to the acting structure, or to no known one.
        record WitnessOfSameStructure() implements Preparing {}

        /// The person's mail address belongs to a member of the network.
        record NotHerMail() implements Preparing {}

        /// The helper's label does not allow it.
        record NotAllowed() implements Preparing {}
    }

    /// The result of withdrawing one procedure.
    sealed interface Narrowing {
        record Narrowed() implements Narrowing {}

        /// It was the last one: the mandate is over.
        record Revoked() implements Narrowing {}

        /// It was withdrawn before.
        record Already() implements Narrowing {}

        /// The mandate never contained it.
        record NotNamed() implements Narrowing {}

        /// The mandate is over.
        record Over() implements Narrowing {}

        record NotFound() implements Narrowing {}
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

    /// Whether the label allows the helper to act for a person.
    @Transactional(readOnly = true)
    public boolean isAllowed(Actor self) {
        return recognised.today(List.of(self.id())).stream()
                .anyMatch(one -> rules.profiles().contains(one.profile()));
    }

    @Transactional
    public Preparing prepare(Actor self, MandateForm form) {
        return prepare(self, form, Optional.empty());
    }

    /// « Renouveler » — the same terms with a new consent: no mandate renews automatically.
    @Transactional
    public Preparing renew(Actor self, UUID id) {
        var before = mandateReader.mine(self, id);
        var witness = before.flatMap(one -> witnessCheck.account(one.witness()));
        if (before.filter(one -> !one.procedures().isEmpty()).isEmpty()) return new Preparing.NotAllowed();
        if (witness.isEmpty()) return new Preparing.NoWitness();
        var one = before.get();
        var form = new MandateForm(
                new PersonName(one.person()),
                one.procedures(),
                one.days(),
                one.consent(),
                witness.get().mail(),
                one.origin().structure(),
                store.reach(one));
        return prepare(self, form, Optional.of(id));
    }

    private Preparing prepare(Actor self, MandateForm form, Optional<UUID> renews) {
        if (!isAllowed(self)) return new Preparing.NotAllowed();
        if (form.reach().mail().filter(mail -> witnessCheck.isOurs(mail)).isPresent())
            return new Preparing.NotHerMail();
        return switch (witnessCheck.of(self, form.witness(), form.structure())) {
            case WitnessCheck.Choice.Fit(var witness) -> prepare(self, form, witness, renews);
            case WitnessCheck.Choice.Unknown() -> new Preparing.NoWitness();
            case WitnessCheck.Choice.TooNew() -> new Preparing.WitnessTooNew();
            case WitnessCheck.Choice.SameStructure() -> new Preparing.WitnessOfSameStructure();
        };
    }

    private Preparing prepare(Actor self, MandateForm form, Account witness, Optional<UUID> renews) {
        var mandate = new Mandate(
                UUID.randomUUID(),
                self.id(),
                witness.id(),
                form.person().value(),
                new Mandate.Terms(form.procedures(), form.days()),
                form.consent(),
                stepWriter.now(),
                new Mandate.Origin(form.structure(), renews),
                List.of());
        store.add(mandate);
        store.reach(mandate, form.reach());
        stepWriter.step(mandate, Act.PREPARED, Optional.of(self.id()), "", "", Optional.empty());
        mandateLetterWriter.asks(self, witness, mandate);
        return new Preparing.Prepared(mandate, witness);
    }

    /// The person called or came: the coordination withdraws it on their behalf, at once.
    @Transactional
    public boolean revokeFor(Actor coordinator, UUID id, Mandate.Means means) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, Act.REVOKED, Optional.of(coordinator.id()), reason(means), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// The person called or came to withdraw one procedure, and keeps the others.
    @Transactional
    public Narrowing narrowFor(Actor coordinator, UUID id, String procedure, Mandate.Means means) {
        if (!coordinator.is(Role.COORDINATOR)) return new Narrowing.NotFound();
        return narrow(stepWriter.locked(id), procedure, Optional.of(coordinator.id()), reason(means));
    }

    /// The coordination learnt of the person's death or legal protection.
    @Transactional
    public boolean endFor(Actor coordinator, UUID id, Mandate.Reason reason) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = stepWriter.locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, Act.ENDED, Optional.of(coordinator.id()), reason(reason), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    private static String reason(Enum<?> reason) {
        return "fin-" + ConstantName.low(reason);
    }

    /// The long ones that end soon, and whose holders are not notified yet.
    @Transactional(readOnly = true)
    List<UUID> ending() {
        return store.ending(stepWriter.now(), stepWriter.now().plus(TOLD_BEFORE));
    }

    /// Notifies the holder of a long mandate a month before its last day; it does not renew automatically.
    @Transactional
    void tellEnd(UUID id) {
        store.find(id).filter(one -> store.told(one, stepWriter.now())).ifPresent(mandateLetterWriter::ends);
    }

    /// Announces a use and its purpose beforehand.
    @Transactional
    public boolean announce(Actor self, UUID id, String procedure, String purpose) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.mayUse(stepWriter.now()) && one.procedures().contains(procedure));
        mandate.ifPresent(one ->
                stepWriter.step(one, Act.ANNOUNCED, Optional.of(self.id()), procedure, purpose, Optional.empty()));
        return mandate.isPresent();
    }

    /// Records the result, also after the end of the mandate: a begun use is completed.
    @Transactional
    public boolean write(Actor self, UUID id, long announced, String done) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.steps().stream().anyMatch(step -> step.n() == announced && one.isOpen(step)));
        mandate.ifPresent(
                one -> stepWriter.step(one, Act.WRITTEN, Optional.of(self.id()), "", done, Optional.of(announced)));
        return mandate.isPresent();
    }

    /// The helper ends it: done, or the person can no longer decide, or died.
    @Transactional
    public boolean end(Actor self, UUID id, Mandate.Reason reason, String words) {
        var mandate = stepWriter.own(self, id).filter(one -> !one.isClosed());
        mandate.ifPresent(one ->
                stepWriter.step(one, Act.ENDED, Optional.of(self.id()), reason(reason), words, Optional.empty()));
        return mandate.isPresent();
    }

    /// The person withdraws it, at once.
    @Transactional
    public boolean revoke(PaperCode code) {
        var mandate = lockedBy(code).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            stepWriter.step(one, Act.REVOKED, Optional.empty(), "", "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// The person withdraws one procedure, at once; the others stay.
    @Transactional
    public Narrowing narrow(PaperCode code, String procedure) {
        return narrow(lockedBy(code), procedure, Optional.empty(), "");
    }

    /// By the code of any copy of the person.
    private Optional<Mandate> lockedBy(PaperCode code) {
        return store.byCode(code).flatMap(copy -> {
            store.lock(copy.mandate());
            return store.find(copy.mandate());
        });
    }

    /// The person told the helper, who records it.
    @Transactional
    public Narrowing narrow(Actor self, UUID id, String procedure) {
        return narrow(stepWriter.own(self, id), procedure, Optional.of(self.id()), "");
    }

    private Narrowing narrow(Optional<Mandate> found, String procedure, Optional<UUID> by, String how) {
        if (found.isEmpty()) return new Narrowing.NotFound();
        var mandate = found.get();
        if (mandate.takenBack().contains(procedure)) return new Narrowing.Already();
        if (!mandate.state(stepWriter.now()).mayNarrow()) return new Narrowing.Over();
        if (!mandate.procedures().contains(procedure)) return new Narrowing.NotNamed();
        stepWriter.step(mandate, Act.NARROWED, by, procedure, how, Optional.empty());
        if (mandate.procedures().size() > 1) {
            mandateLetterWriter.narrowed(mandate, by);
            return new Narrowing.Narrowed();
        }
        var last = store.find(mandate.id()).orElseThrow();
        stepWriter.step(last, Act.REVOKED, by, how, "", Optional.empty());
        mandateLetterWriter.revoked(last);
        return new Narrowing.Revoked();
    }

    /// After a restoration: repeats withdrawals and ends. Sends no letter.
    @Transactional
    Outcome again(Act act, LastingAct done) {
        var id = UUID.fromString(done.subject());
        store.lock(id);
        var found = store.find(id);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        var mandate = found.get();
        var procedure = done.detail().getOrDefault("procedure", "");
        if (mandate.isClosed() || act == Act.NARROWED && mandate.takenBack().contains(procedure)) return Outcome.STANDS;
        stepWriter.step(mandate, act, done.by(), procedure, "", Optional.empty());
        return Outcome.AGAIN;
    }
}
