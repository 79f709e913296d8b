package org.tousaidants.vouchers.signatures;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Les signatures » — service for double signatures: stores a request, and executes the requested action after the
/// second signature.
@Service
public class DoubleSignatures {
    /// The result of signing a request.
    enum SignatureResult {
        SIGNED,
        REFUSED,
        SAME_PERSON,
        /// Refused: the signature of a coordinator who was appointed only recently, or of a delegate, does
        /// not count.
        TOO_NEW,
        NO_LONGER,
        NOT_FOUND
    }

    private final DoubleSignatureStore store;
    private final ObjectProvider<ActNeedingTwoSignatures> acts;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DoubleSignatures(
            DoubleSignatureStore store,
            ObjectProvider<ActNeedingTwoSignatures> acts,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.acts = acts;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Stores a request for a second signature.
    ///
    /// @param by person who requests it
    /// @param id id of the request, chosen by the form, so that a form submitted twice is one request
    /// @param act the action to sign
    @Transactional
    public void ask(SignedInPerson by, UUID id, DoubleSignatureRequest.ActToSign act) {
        store.add(new DoubleSignatureRequest(id, act, by.id(), clock.instant(), Optional.empty(), Optional.empty()));
        events.publishEvent(new DoubleSignatureStatusChanged(by.id(), id, "asked", act.what()));
    }

    /// Stores a request without values that the second person must review.
    ///
    /// @param id id of the request, chosen by the form
    /// @param what kind of action
    /// @param subject id of the object of the action
    /// @param words one line of text, as written in the accounts
    /// @param cents amount in cents
    @Transactional
    public void ask(SignedInPerson by, UUID id, String what, UUID subject, String words, long cents) {
        ask(by, id, new DoubleSignatureRequest.ActToSign(what, subject, Optional.empty(), words, cents, List.of()));
    }

    @Transactional(readOnly = true)
    public List<DoubleSignatureRequest> open() {
        return store.open();
    }

    /// Returns the open requests of other people that this person may sign; none if the person's signature does
    /// not count.
    @Transactional(readOnly = true)
    List<DoubleSignatureRequest> toSign(SignedInPerson actor) {
        return accounts.maySign(actor.id())
                ? store.open().stream()
                        .filter(request -> !request.by().equals(actor.id()))
                        .toList()
                : List.of();
    }

    Map<UUID, String> names(List<DoubleSignatureRequest> requests) {
        return accounts.names(requests.stream().map(DoubleSignatureRequest::by).toList());
    }

    @Transactional
    public boolean sign(SignedInPerson by, UUID id) {
        return decide(by, id, true) == SignatureResult.SIGNED;
    }

    @Transactional
    SignatureResult decide(SignedInPerson by, UUID id, boolean agrees) {
        var found = store.locked(id).filter(request -> request.decidedAt().isEmpty());
        if (found.isEmpty()) return SignatureResult.NOT_FOUND;
        var request = found.get();
        if (agrees && request.by().equals(by.id())) return SignatureResult.SAME_PERSON;
        if (agrees && !accounts.maySign(by.id())) return SignatureResult.TOO_NEW;
        if (agrees && !done(request, by.id())) return SignatureResult.NO_LONGER;
        if (!agrees) refused(request);
        store.decide(id, by.id(), agrees, clock.instant());
        events.publishEvent(
                new DoubleSignatureStatusChanged(by.id(), id, agrees ? "signed" : "refused", request.what()));
        return agrees ? SignatureResult.SIGNED : SignatureResult.REFUSED;
    }

    /// Executes the action of a request. The beans that execute actions are looked up only at this moment,
    /// because their packages depend on this service.
    ///
    /// @param second account of the second signatory
    private boolean done(DoubleSignatureRequest request, UUID second) {
        return acts.stream().anyMatch(act -> act.what().equals(request.what()) && act.done(request, second));
    }

    private void refused(DoubleSignatureRequest request) {
        acts.stream().filter(act -> act.what().equals(request.what())).forEach(act -> act.refused(request));
    }
}
