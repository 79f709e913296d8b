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
import org.tousaidants.platform.identity.Actor;

/// « Les signatures » — service for double signatures: stores a request, and runs its act after the second
/// signature.
@Service
public class Signatures {
    /// The result of a signature.
    enum SignatureResult {
        SIGNED,
        REFUSED,
        SAME_PERSON,
        /// Refused: the signature of a recent coordinator or of a delegate does not count.
        TOO_NEW,
        NO_LONGER,
        NOT_FOUND
    }

    private final SignatureStore store;
    private final ObjectProvider<ActNeedingTwoSignatures> acts;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signatures(
            SignatureStore store,
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

    /// @param id id from the form: sent twice, it is one request
    @Transactional
    public void ask(Actor by, UUID id, SignatureRequest.RequestedAct act) {
        store.add(new SignatureRequest(id, act, by.id(), clock.instant(), Optional.empty(), Optional.empty()));
        events.publishEvent(new SignatureStatusChanged(by.id(), id, "asked", act.what()));
    }

    /// Stores a request without details.
    @Transactional
    public void ask(Actor by, UUID id, String what, UUID subject, String words, long cents) {
        ask(by, id, new SignatureRequest.RequestedAct(what, subject, Optional.empty(), words, cents, List.of()));
    }

    @Transactional(readOnly = true)
    public List<SignatureRequest> open() {
        return store.open();
    }

    /// The open requests of others, for a person whose signature counts.
    @Transactional(readOnly = true)
    List<SignatureRequest> toSign(Actor actor) {
        return accounts.maySign(actor.id())
                ? store.open().stream()
                        .filter(request -> !request.by().equals(actor.id()))
                        .toList()
                : List.of();
    }

    Map<UUID, String> names(List<SignatureRequest> requests) {
        return accounts.names(requests.stream().map(SignatureRequest::by).toList());
    }

    @Transactional
    public boolean sign(Actor by, UUID id) {
        return decide(by, id, true) == SignatureResult.SIGNED;
    }

    @Transactional
    SignatureResult decide(Actor by, UUID id, boolean agrees) {
        var found = store.locked(id).filter(request -> request.decidedAt().isEmpty());
        if (found.isEmpty()) return SignatureResult.NOT_FOUND;
        var request = found.get();
        if (agrees && request.by().equals(by.id())) return SignatureResult.SAME_PERSON;
        if (agrees && !accounts.maySign(by.id())) return SignatureResult.TOO_NEW;
        if (agrees && !done(request, by.id())) return SignatureResult.NO_LONGER;
        if (!agrees) refused(request);
        store.decide(id, by.id(), agrees, clock.instant());
        events.publishEvent(new SignatureStatusChanged(by.id(), id, agrees ? "signed" : "refused", request.what()));
        return agrees ? SignatureResult.SIGNED : SignatureResult.REFUSED;
    }

    /// Runs the act of a request. The acts are looked up only now, because their packages depend on this
    /// service.
    private boolean done(SignatureRequest request, UUID second) {
        return acts.stream().anyMatch(act -> act.what().equals(request.what()) && act.done(request, second));
    }

    private void refused(SignatureRequest request) {
        acts.stream().filter(act -> act.what().equals(request.what())).forEach(act -> act.refused(request));
    }
}
