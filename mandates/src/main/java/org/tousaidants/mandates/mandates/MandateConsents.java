package org.tousaidants.mandates.mandates;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.mandates.mandates.Mandate.ConsentMethod;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.mandates.mandates.Mandate.MandateState;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.openid.IdentityCheckedAct;

/// « Accords de la personne » — service for the person's consent to a mandate, by FranceConnect or with a witness.
/// It also creates the codes of the person's copies, and records that the person was informed.
@Service
public class MandateConsents {
    static final char KIND = 'M';
    static final int CONSENT_GROUPS = 3;
    static final int PERSON_GROUPS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MandateStore store;
    private final MandateRules rules;
    private final MandateLetterWriter mandateLetterWriter;
    private final MandateStepWriter stepWriter;
    private final MandateWitnessCheck witnessCheck;
    private final ApplicationEventPublisher events;

    MandateConsents(
            MandateStore store,
            MandateRules rules,
            MandateLetterWriter mandateLetterWriter,
            MandateStepWriter stepWriter,
            MandateWitnessCheck witnessCheck,
            ApplicationEventPublisher events) {
        this.store = store;
        this.rules = rules;
        this.mandateLetterWriter = mandateLetterWriter;
        this.stepWriter = stepWriter;
        this.witnessCheck = witnessCheck;
        this.events = events;
    }

    /// Creates the code with which the person opens the terms on their own screen, to consent by FranceConnect;
    /// empty if this is not possible.
    @Transactional
    public Optional<PaperCode> show(SignedInPerson self, UUID id) {
        return stepWriter
                .own(self, id)
                .filter(one -> one.consent() == ConsentMethod.FRANCECONNECT
                        && one.state(stepWriter.now()) == MandateState.WAITING)
                .map(one -> {
                    var code = PaperCode.draw(KIND, CONSENT_GROUPS, RANDOM);
                    store.consentCode(one, code, stepWriter.now());
                    return code;
                });
    }

    /// Returns the mandate whose terms the person reads before the consent; empty if the code is not valid.
    @Transactional(readOnly = true)
    public Optional<Mandate> toAgree(PaperCode code) {
        return store.byConsent(code, stepWriter.now().minus(rules.code()))
                .flatMap(id -> store.find(id))
                .filter(one -> one.consent() == ConsentMethod.FRANCECONNECT
                        && one.state(stepWriter.now()) == MandateState.WAITING);
    }

    /// Records the consent if FranceConnect identified the person of the mandate as an adult; otherwise returns
    /// false. The identity is not stored.
    @Transactional
    public boolean agree(UUID id, IdentityCheckedAct.CheckedPersonIdentity person) {
        store.lock(id);
        var mandate = store.find(id)
                .filter(one -> one.consent() == ConsentMethod.FRANCECONNECT
                        && one.state(stepWriter.now()) == MandateState.WAITING
                        && CivilStatusNameMatch.is(
                                one.person(), person, LocalDate.ofInstant(stepWriter.now(), Mandate.HERE))
                        && store.dropConsent(one, stepWriter.now().minus(rules.code())));
        mandate.ifPresent(one -> given(one, Optional.empty()));
        return mandate.isPresent();
    }

    /// Creates the code that the witness reads to the person by telephone. The code is shown once and stays
    /// valid only for the duration of a call.
    @Transactional
    public Optional<PaperCode> read(SignedInPerson witness, UUID id) {
        return stepWriter
                .locked(id)
                .filter(one -> witnessCheck.mayWitness(witness, one)
                        && one.consent() == ConsentMethod.PHONE
                        && one.state(stepWriter.now()) == MandateState.WAITING)
                .map(one -> {
                    var code = PaperCode.draw(KIND, CONSENT_GROUPS, RANDOM);
                    store.consentCode(one, code, stepWriter.now());
                    stepWriter.step(one, MandateAct.READ, Optional.of(witness.id()), "", "", Optional.empty());
                    return code;
                });
    }

    /// Records that the witness saw the person sign; returns false if this is not possible.
    @Transactional
    public boolean saw(SignedInPerson witness, UUID id) {
        var mandate = stepWriter
                .locked(id)
                .filter(one -> one.witness().equals(witness.id())
                        && one.consent() == ConsentMethod.PAPER
                        && one.state(stepWriter.now()) == MandateState.WAITING);
        mandate.ifPresent(one -> given(one, Optional.of(witness.id())));
        return mandate.isPresent();
    }

    /// Records the consent after the helper typed the code that the witness had given to the person; returns
    /// false if the code is not valid.
    @Transactional
    public boolean give(SignedInPerson self, UUID id, PaperCode code) {
        var mandate = stepWriter
                .own(self, id)
                .filter(one -> one.consent() == ConsentMethod.PHONE
                        && one.state(stepWriter.now()) == MandateState.WAITING
                        && store.takeCode(one, code, stepWriter.now().minus(rules.code())));
        mandate.ifPresent(one -> given(one, Optional.of(self.id())));
        return mandate.isPresent();
    }

    /// Creates the code of a new copy of the mandate for the person. Codes of older copies can still withdraw
    /// the mandate, and the mandate then shows that a newer copy exists. After the first copy, the person (at
    /// their own contact address) and the witness are notified of each copy.
    @Transactional
    public Optional<PaperCode> copy(SignedInPerson self, UUID id) {
        return stepWriter
                .own(self, id)
                .filter(one -> one.mayUse(stepWriter.now()))
                .map(one -> {
                    var code = PaperCode.draw(KIND, PERSON_GROUPS, RANDOM);
                    if (store.personCode(one, code, stepWriter.now()))
                        mandateLetterWriter.copied(one, store.reach(one).mail());
                    stepWriter.step(one, MandateAct.COPIED, Optional.of(self.id()), "", "", Optional.empty());
                    return code;
                });
    }

    private void given(Mandate mandate, Optional<UUID> by) {
        stepWriter.step(mandate, MandateAct.GIVEN, by, "", "", Optional.empty());
        tellHer(mandate);
    }

    /// Informs the person of the mandate without the help of the helper: by a letter with a code that can
    /// withdraw the mandate. Without a mail address, the coordination informs the person.
    private void tellHer(Mandate mandate) {
        store.reach(mandate, PersonContactDetails.NONE);
        var mail = store.reach(mandate).mail();
        if (mail.isEmpty()) return;
        var code = PaperCode.draw(KIND, PERSON_GROUPS, RANDOM);
        store.letterCode(mandate, code, stepWriter.now());
        var given = store.find(mandate.id()).orElseThrow();
        mandateLetterWriter.given(given, mail.get(), code);
        store.herTold(mandate, Optional.empty(), stepWriter.now());
        events.publishEvent(new PersonInformedOfMandate(Optional.empty(), mandate.id()));
    }

    /// Records that a coordinator, or the member whom the coordination asked, informed the person of the mandate.
    /// Returns false for the helper and for the witness of the consent, who may not record this.
    @Transactional
    public boolean told(SignedInPerson member, UUID id) {
        var mandate = store.find(id).filter(one -> mayTell(member, one));
        if (mandate.isEmpty() || !store.herTold(mandate.get(), Optional.of(member.id()), stepWriter.now()))
            return false;
        events.publishEvent(new PersonInformedOfMandate(Optional.of(member.id()), id));
        return true;
    }

    /// Returns whether this member may inform the person: neither the helper nor the member who heard the consent,
    /// and either a coordinator or the member whom the coordination asked.
    @Transactional(readOnly = true)
    public boolean mayTell(SignedInPerson member, Mandate mandate) {
        return !mandate.helper().equals(member.id())
                && !mandate.wasWitnessedBy(member.id())
                && (member.is(Role.COORDINATOR)
                        || store.caller(mandate).filter(member.id()::equals).isPresent());
    }

    /// The result of asking a member to inform a person of a mandate.
    enum InformationRequestResult {
        ASKED,
        /// Refused: no account of the network has this mail address, or it is that of the helper or of the member
        /// who heard the consent.
        UNKNOWN,
        /// Refused: the network accepted the member too recently.
        TOO_NEW,
        /// Refused: the member belongs to the helper's organisation, or has written no organisation.
        SAME_STRUCTURE,
        NOT_FOUND
    }

    /// « Confier l’annonce » — asks another member to inform the person, because the coordinator heard the consent
    /// and may not do so. The member satisfies the rules for a witness and did not hear this consent. A new request
    /// replaces the former one.
    ///
    /// @param mail mail address of the member
    @Transactional
    InformationRequestResult entrust(SignedInPerson coordinator, UUID id, MailAddress mail) {
        var found = store.find(id)
                .filter(one -> coordinator.is(Role.COORDINATOR)
                        && !one.isClosed()
                        && one.state(stepWriter.now()) != MandateState.WAITING);
        if (found.isEmpty()) return InformationRequestResult.NOT_FOUND;
        var mandate = found.get();
        return switch (witnessCheck.of(mandate.helper(), mail, mandate.origin().structure())) {
            case MandateWitnessCheck.WitnessResult.WitnessAccepted(var member) -> ask(mandate, member);
            case MandateWitnessCheck.WitnessResult.WitnessUnknown() -> InformationRequestResult.UNKNOWN;
            case MandateWitnessCheck.WitnessResult.WitnessTooNew() -> InformationRequestResult.TOO_NEW;
            case MandateWitnessCheck.WitnessResult.WitnessOfOwnStructure() -> InformationRequestResult.SAME_STRUCTURE;
        };
    }

    private InformationRequestResult ask(Mandate mandate, Account member) {
        if (mandate.wasWitnessedBy(member.id())) return InformationRequestResult.UNKNOWN;
        if (!store.askCaller(mandate, member.id())) return InformationRequestResult.NOT_FOUND;
        mandateLetterWriter.asksToInform(member);
        return InformationRequestResult.ASKED;
    }
}
