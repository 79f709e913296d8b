package org.tousaidants.pass.signatures;

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

/// « Les signatures » — asks for a second hand, and does what is asked once it has signed.
@Service
public class Signatures {
    /// What becomes of the wish to sign.
    enum Signing {
        SIGNED,
        REFUSED,
        SAME_PERSON,
        /// Of a coordinator of the last days, or by delegation: her signature does not count.
        TOO_NEW,
        NO_LONGER,
        NOT_FOUND
    }

    private final SignatureStore store;
    private final ObjectProvider<Countersigned> acts;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signatures(
            SignatureStore store,
            ObjectProvider<Countersigned> acts,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.acts = acts;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// @param id the form's own: asked twice, it is one request
    @Transactional
    public void ask(Actor by, UUID id, Request.Act act) {
        store.add(new Request(id, act, by.id(), clock.instant(), Optional.empty(), Optional.empty()));
        events.publishEvent(new SignatureMoved(by.id(), id, "asked", act.what()));
    }

    /// The same, where the words say everything.
    @Transactional
    public void ask(Actor by, UUID id, String what, UUID subject, String words, long cents) {
        ask(by, id, new Request.Act(what, subject, Optional.empty(), words, cents, List.of()));
    }

    @Transactional(readOnly = true)
    public List<Request> open() {
        return store.open();
    }

    Map<UUID, String> names(List<Request> requests) {
        return accounts.names(requests.stream().map(Request::by).toList());
    }

    @Transactional
    public boolean sign(Actor by, UUID id) {
        return decide(by, id, true) == Signing.SIGNED;
    }

    @Transactional
    Signing decide(Actor by, UUID id, boolean agrees) {
        var found = store.locked(id).filter(request -> request.decidedAt().isEmpty());
        if (found.isEmpty()) return Signing.NOT_FOUND;
        var request = found.get();
        if (agrees && request.by().equals(by.id())) return Signing.SAME_PERSON;
        if (agrees && !accounts.maySign(by.id())) return Signing.TOO_NEW;
        if (agrees && !done(request, by.id())) return Signing.NO_LONGER;
        if (!agrees) refused(request);
        store.decide(id, by.id(), agrees, clock.instant());
        events.publishEvent(new SignatureMoved(by.id(), id, agrees ? "signed" : "refused", request.what()));
        return agrees ? Signing.SIGNED : Signing.REFUSED;
    }

    /// The acts are looked for when they are needed: their rooms ask for signatures themselves.
    private boolean done(Request request, UUID second) {
        return acts.stream().anyMatch(act -> act.what().equals(request.what()) && act.done(request, second));
    }

    private void refused(Request request) {
        acts.stream().filter(act -> act.what().equals(request.what())).forEach(act -> act.refused(request));
    }
}
