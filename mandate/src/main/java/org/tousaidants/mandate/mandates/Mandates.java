package org.tousaidants.mandate.mandates;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.mandate.mandates.Mandate.Act;
import org.tousaidants.mandate.mandates.Mandate.Consent;
import org.tousaidants.mandate.mandates.Mandate.State;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Grant;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.openid.ProvedAct;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Mandats » — the door. A helper does not give herself a mandate: another person hears or sees the person say
/// yes. A mandate of another person is not found.
@Service
class Mandates {
    /// What became of the wish to act for a person.
    sealed interface Preparing {
        record Prepared(Mandate mandate, Account witness) implements Preparing {}

        /// No account of the network has this address, or it is her own.
        record NoWitness() implements Preparing {}

        /// The network accepted the witness too lately.
        record WitnessTooNew() implements Preparing {}

        /// The witness is of the structure that acts, or of none that is known.
        record WitnessOfSameStructure() implements Preparing {}

        /// What was given as the person's own mail address is that of a person of the network.
        record NotHerMail() implements Preparing {}

        /// The label does not let her.
        record NotAllowed() implements Preparing {}
    }

    /// What became of the wish to take back one procedure.
    sealed interface Narrowing {
        record Narrowed() implements Narrowing {}

        /// It was the last one: the mandate is over.
        record Revoked() implements Narrowing {}

        /// It was taken back before.
        record Already() implements Narrowing {}

        /// The mandate never named it.
        record NotNamed() implements Narrowing {}

        /// The mandate is over.
        record Over() implements Narrowing {}

        record NotFound() implements Narrowing {}
    }

    static final char KIND = 'M';
    static final int CONSENT_GROUPS = 3;
    static final int PERSON_GROUPS = 6;
    private static final int SHORTEST_SEARCH = 3;
    private static final int MOST_TO_TELL = 50;
    private static final Duration TOLD_BEFORE = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What a restoration must not bring back.
    static final Set<Act> FOR_GOOD = EnumSet.of(Act.NARROWED, Act.REVOKED, Act.ENDED);

    private final MandateStore store;
    private final MandateRules rules;
    private final RecognisedPeople recognised;
    private final WitnessCheck witnessCheck;
    private final MandateLetterWriter mandateLetterWriter;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mandates(
            MandateStore store,
            MandateRules rules,
            RecognisedPeople recognised,
            WitnessCheck witnessCheck,
            MandateLetterWriter mandateLetterWriter,
            Grants grants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.recognised = recognised;
        this.witnessCheck = witnessCheck;
        this.mandateLetterWriter = mandateLetterWriter;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    /// Whether the label lets her act for a person.
    @Transactional(readOnly = true)
    public boolean isAllowed(Actor self) {
        return recognised.today(List.of(self.id())).stream()
                .anyMatch(one -> rules.profiles().contains(one.profile()));
    }

    @Transactional
    public Preparing prepare(Actor self, MandateForm form) {
        return prepare(self, form, Optional.empty());
    }

    /// « Renouveler » — the same terms, consented to anew: nothing goes on by itself.
    @Transactional
    public Preparing renew(Actor self, UUID id) {
        var before = mine(self, id);
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
                now(),
                new Mandate.Origin(form.structure(), renews),
                List.of());
        store.add(mandate);
        store.reach(mandate, form.reach());
        step(mandate, Act.PREPARED, Optional.of(self.id()), "", "", Optional.empty());
        mandateLetterWriter.asks(self, witness, mandate);
        return new Preparing.Prepared(mandate, witness);
    }

    @Transactional(readOnly = true)
    public List<Mandate> of(Actor self) {
        return store.ofHelper(self.id());
    }

    @Transactional(readOnly = true)
    public List<Mandate> toWitness(Actor self) {
        return store.ofWitness(self.id());
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> mine(Actor self, UUID id) {
        return store.find(id).filter(one -> holds(self, one));
    }

    /// Hers, or of a structure for which she answers today.
    private boolean holds(Actor self, Mandate one) {
        return one.helper().equals(self.id())
                || !one.origin().structure().isEmpty()
                        && grants.answersFor(self, one.origin().structure());
    }

    /// Of the structures for which she answers, without her own.
    @Transactional(readOnly = true)
    public List<Mandate> ofStructures(Actor self) {
        return grants.of(self).stream()
                .filter(one -> one.kind() == Grant.Kind.STRUCTURE)
                .flatMap(one -> store.ofStructure(one.subject()).stream())
                .filter(one -> !one.helper().equals(self.id()))
                .toList();
    }

    /// « Chercher un mandat » — for the coordination, when a person calls or comes and has lost her sheet. Each
    /// search is written down.
    @Transactional
    public List<Mandate> search(Actor coordinator, String part) {
        if (!coordinator.is(Role.COORDINATOR) || part.strip().length() < SHORTEST_SEARCH) return List.of();
        var found = store.byName(part.strip());
        events.publishEvent(new MandatesSearched(coordinator.id(), found.size()));
        return found;
    }

    /// The person called or came: the coordination takes it back for her, at once.
    @Transactional
    public boolean revokeFor(Actor coordinator, UUID id, Mandate.Means means) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            step(one, Act.REVOKED, Optional.of(coordinator.id()), reason(means), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// The person called or came to take back one procedure, and keeps the others.
    @Transactional
    public Narrowing narrowFor(Actor coordinator, UUID id, String procedure, Mandate.Means means) {
        if (!coordinator.is(Role.COORDINATOR)) return new Narrowing.NotFound();
        return narrow(locked(id), procedure, Optional.of(coordinator.id()), reason(means));
    }

    /// The coordination learnt that she died, or that a judge protects her.
    @Transactional
    public boolean endFor(Actor coordinator, UUID id, Mandate.Reason reason) {
        if (!coordinator.is(Role.COORDINATOR)) return false;
        var mandate = locked(id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            step(one, Act.ENDED, Optional.of(coordinator.id()), reason(reason), "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    private static String reason(Enum<?> reason) {
        return "fin-" + ConstantName.low(reason);
    }

    /// The code with which the person opens the terms on a screen of her own, to agree by FranceConnect.
    @Transactional
    public Optional<PaperCode> show(Actor self, UUID id) {
        return own(self, id)
                .filter(one -> one.consent() == Consent.FRANCECONNECT && one.state(now()) == State.WAITING)
                .map(one -> {
                    var code = PaperCode.draw(KIND, CONSENT_GROUPS, RANDOM);
                    store.consentCode(one, code, now());
                    return code;
                });
    }

    /// What she reads before she agrees.
    @Transactional(readOnly = true)
    public Optional<Mandate> toAgree(PaperCode code) {
        return store.byConsent(code, now().minus(rules.code()))
                .flatMap(id -> store.find(id))
                .filter(one -> one.consent() == Consent.FRANCECONNECT && one.state(now()) == State.WAITING);
    }

    /// FranceConnect said who she is: whether it is the person of the mandate, of age. Nothing of it is kept.
    @Transactional
    public boolean agree(UUID id, ProvedAct.Person person) {
        store.lock(id);
        var mandate = store.find(id)
                .filter(one -> one.consent() == Consent.FRANCECONNECT
                        && one.state(now()) == State.WAITING
                        && SamePerson.is(one.person(), person, LocalDate.ofInstant(now(), Mandate.HERE))
                        && store.dropConsent(one, now().minus(rules.code())));
        mandate.ifPresent(one -> step(one, Act.GIVEN, Optional.empty(), "", "", Optional.empty()));
        return mandate.isPresent();
    }

    /// The long ones whose last day comes near, and whose holders were not told.
    @Transactional(readOnly = true)
    List<UUID> ending() {
        return store.ending(now(), now().plus(TOLD_BEFORE));
    }

    /// Who holds a long mandate is told a month before its last day; nothing goes on by itself.
    @Transactional
    void tellEnd(UUID id) {
        store.find(id).filter(one -> store.told(one, now())).ifPresent(mandateLetterWriter::ends);
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> witnessed(Actor self, UUID id) {
        return store.find(id).filter(one -> one.witness().equals(self.id()));
    }

    /// How the person will be told, which the witness asks her: a channel of the helper would tell no one.
    @Transactional(readOnly = true)
    public Reach reach(Actor witness, UUID id) {
        return witnessed(witness, id).map(store::reach).orElse(Reach.NONE);
    }

    /// She calls the person: the code that she reads to her, told once and worth the time of a call.
    @Transactional
    public Optional<PaperCode> read(Actor witness, UUID id) {
        return locked(id)
                .filter(one -> one.witness().equals(witness.id())
                        && one.consent() == Consent.PHONE
                        && one.state(now()) == State.WAITING)
                .map(one -> {
                    var code = PaperCode.draw(KIND, CONSENT_GROUPS, RANDOM);
                    store.consentCode(one, code, now());
                    step(one, Act.READ, Optional.of(witness.id()), "", "", Optional.empty());
                    return code;
                });
    }

    /// She saw the person sign the paper.
    @Transactional
    public boolean saw(Actor witness, UUID id) {
        var mandate = locked(id)
                .filter(one -> one.witness().equals(witness.id())
                        && one.consent() == Consent.PAPER
                        && one.state(now()) == State.WAITING);
        mandate.ifPresent(one -> step(one, Act.GIVEN, Optional.of(witness.id()), "", "", Optional.empty()));
        return mandate.isPresent();
    }

    /// The person told the helper the code that another person had read to her.
    @Transactional
    public boolean give(Actor self, UUID id, PaperCode code) {
        var mandate = own(self, id)
                .filter(one -> one.consent() == Consent.PHONE
                        && one.state(now()) == State.WAITING
                        && store.takeCode(one, code, now().minus(rules.code())));
        mandate.ifPresent(one -> step(one, Act.GIVEN, Optional.of(self.id()), "", "", Optional.empty()));
        return mandate.isPresent();
    }

    /// The code of the person's copy: a new one each time. The sheets of before still stop the mandate, and say that
    /// there is another; the person, by her own channel, and the witness are told of each after the first.
    @Transactional
    public Optional<PaperCode> copy(Actor self, UUID id) {
        return own(self, id).filter(one -> one.mayUse(now())).map(one -> {
            var code = PaperCode.draw(KIND, PERSON_GROUPS, RANDOM);
            if (store.personCode(one, code, now()))
                mandateLetterWriter.copied(one, store.reach(one).mail());
            step(one, Act.COPIED, Optional.of(self.id()), "", "", Optional.empty());
            return code;
        });
    }

    /// What she is about to do, and what for, said beforehand.
    @Transactional
    public boolean announce(Actor self, UUID id, String procedure, String purpose) {
        var mandate = own(self, id)
                .filter(one -> one.mayUse(now()) && one.procedures().contains(procedure));
        mandate.ifPresent(
                one -> step(one, Act.ANNOUNCED, Optional.of(self.id()), procedure, purpose, Optional.empty()));
        return mandate.isPresent();
    }

    /// What was done, also once the mandate is over: what was begun is told to its end.
    @Transactional
    public boolean write(Actor self, UUID id, long announced, String done) {
        var mandate = own(self, id)
                .filter(one -> one.steps().stream().anyMatch(step -> step.n() == announced && one.isOpen(step)));
        mandate.ifPresent(one -> step(one, Act.WRITTEN, Optional.of(self.id()), "", done, Optional.of(announced)));
        return mandate.isPresent();
    }

    /// The helper gives it back: done, or the person cannot decide for herself any more, or died.
    @Transactional
    public boolean end(Actor self, UUID id, Mandate.Reason reason, String words) {
        var mandate = own(self, id).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> step(one, Act.ENDED, Optional.of(self.id()), reason(reason), words, Optional.empty()));
        return mandate.isPresent();
    }

    /// « Ce que lit la personne » — with the code of a copy of hers.
    ///
    /// @param newer when another copy was drawn after this one
    record Own(Mandate mandate, Optional<Instant> newer) {}

    @Transactional(readOnly = true)
    public Optional<Own> byCode(PaperCode code) {
        return store.byCode(code).flatMap(copy -> store.find(copy.mandate()).map(one -> new Own(one, copy.since())));
    }

    /// The person takes it back, at once.
    @Transactional
    public boolean revoke(PaperCode code) {
        var mandate = lockedBy(code).filter(one -> !one.isClosed());
        mandate.ifPresent(one -> {
            step(one, Act.REVOKED, Optional.empty(), "", "", Optional.empty());
            mandateLetterWriter.revoked(one);
        });
        return mandate.isPresent();
    }

    /// The person takes back one procedure, at once; the others stay.
    @Transactional
    public Narrowing narrow(PaperCode code, String procedure) {
        return narrow(lockedBy(code), procedure, Optional.empty(), "");
    }

    /// By the code of any copy of hers.
    private Optional<Mandate> lockedBy(PaperCode code) {
        return store.byCode(code).flatMap(copy -> {
            store.lock(copy.mandate());
            return store.find(copy.mandate());
        });
    }

    /// The person told her helper, who writes it down.
    @Transactional
    public Narrowing narrow(Actor self, UUID id, String procedure) {
        return narrow(own(self, id), procedure, Optional.of(self.id()), "");
    }

    private Narrowing narrow(Optional<Mandate> found, String procedure, Optional<UUID> by, String how) {
        if (found.isEmpty()) return new Narrowing.NotFound();
        var mandate = found.get();
        if (mandate.takenBack().contains(procedure)) return new Narrowing.Already();
        if (!mandate.state(now()).mayNarrow()) return new Narrowing.Over();
        if (!mandate.procedures().contains(procedure)) return new Narrowing.NotNamed();
        step(mandate, Act.NARROWED, by, procedure, how, Optional.empty());
        if (mandate.procedures().size() > 1) {
            mandateLetterWriter.narrowed(mandate, by);
            return new Narrowing.Narrowed();
        }
        var last = store.find(mandate.id()).orElseThrow();
        step(last, Act.REVOKED, by, how, "", Optional.empty());
        mandateLetterWriter.revoked(last);
        return new Narrowing.Revoked();
    }

    private Optional<Mandate> own(Actor self, UUID id) {
        return locked(id).filter(one -> holds(self, one));
    }

    private Optional<Mandate> locked(UUID id) {
        store.lock(id);
        return store.find(id);
    }

    private void step(
            Mandate mandate, Act act, Optional<UUID> by, String procedure, String words, Optional<Long> announced) {
        var at = now();
        var before = mandate.steps().isEmpty()
                ? StepSeal.of(mandate)
                : mandate.steps().getLast().seal();
        var seal = StepSeal.of(before, at, act, by, procedure, words, announced);
        store.append(mandate, at, act, by, procedure, words, announced, seal);
        events.publishEvent(new MandateMoved(by, act, mandate.id(), seal));
        if (act == Act.GIVEN) tellHer(mandate);
        if (FOR_GOOD.contains(act))
            events.publishEvent(LastingAct.of(kind(act), mandate.id(), by, at).with("procedure", procedure));
    }

    /// By her own channel, not by who acts for her: a letter with a code that stops it, or else the coordination.
    private void tellHer(Mandate mandate) {
        store.reach(mandate, Reach.NONE);
        var mail = store.reach(mandate).mail();
        if (mail.isEmpty()) return;
        var code = PaperCode.draw(KIND, PERSON_GROUPS, RANDOM);
        store.letterCode(mandate, code, now());
        var given = store.find(mandate.id()).orElseThrow();
        mandateLetterWriter.given(given, mail.get(), code);
        store.herTold(mandate, Optional.empty(), now());
        events.publishEvent(new PersonTold(Optional.empty(), mandate.id()));
    }

    /// In force without the person told: the coordination calls or meets her.
    record ToTell(Mandate mandate, String phone) {}

    /// That their names were read is written down.
    @Transactional
    public List<ToTell> toTell(Actor coordinator) {
        if (!coordinator.is(Role.COORDINATOR)) return List.of();
        var all = store.toTell(MOST_TO_TELL).stream()
                .flatMap(id -> store.find(id).stream())
                .map(one -> new ToTell(one, store.reach(one).phone()))
                .toList();
        if (!all.isEmpty()) events.publishEvent(new MandatesSearched(coordinator.id(), all.size()));
        return all;
    }

    @Transactional(readOnly = true)
    public int waitingToTell() {
        return store.toTell(MOST_TO_TELL).size();
    }

    /// The coordination told her; who acts or heard her consent does not.
    @Transactional
    public boolean told(Actor coordinator, UUID id) {
        var mandate = store.find(id)
                .filter(one -> coordinator.is(Role.COORDINATOR)
                        && !one.helper().equals(coordinator.id())
                        && !one.witness().equals(coordinator.id()));
        if (mandate.isEmpty() || !store.herTold(mandate.get(), Optional.of(coordinator.id()), now())) return false;
        events.publishEvent(new PersonTold(Optional.of(coordinator.id()), id));
        return true;
    }

    static String kind(Act act) {
        return "mandates." + ConstantName.low(act);
    }

    /// After a restoration: what the person or her helper took back is taken back again. No letter leaves.
    @Transactional
    Outcome again(Act act, LastingAct done) {
        var id = UUID.fromString(done.subject());
        store.lock(id);
        var found = store.find(id);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        var mandate = found.get();
        var procedure = done.detail().getOrDefault("procedure", "");
        if (mandate.isClosed() || act == Act.NARROWED && mandate.takenBack().contains(procedure)) return Outcome.STANDS;
        step(mandate, act, done.by(), procedure, "", Optional.empty());
        return Outcome.AGAIN;
    }

    /// The database keeps microseconds; the seal is of what it keeps.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
