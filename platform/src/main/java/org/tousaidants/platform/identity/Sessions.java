package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Sessions » — the door to who is connected in which browser. A session ends after half a day without a request: a
/// desk's computer is shared, and a morning starts signed out; and after thirty days whatever happens.
@Service
public class Sessions {
    static final Duration IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(30);

    /// What is sensitive asks for a proof as young as this.
    static final Duration FRESH = Duration.ofMinutes(30);

    /// One write a minute, not one a request.
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    /// « Présente » — who holds a session; `half` when the network demands a second factor, which she has not shown.
    public record Present(Actor actor, boolean half) {}

    private final SessionStore store;
    private final SecondFactor secondFactor;
    private final Networks networks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            SessionStore store,
            SecondFactor secondFactor,
            Networks networks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.secondFactor = secondFactor;
        this.networks = networks;
        this.events = events;
        this.clock = clock;
    }

    /// Who holds this secret, if her session still lives; one of another territory than this is unknown here.
    public Optional<Actor> actor(Secret secret) {
        return present(secret).map(Present::actor);
    }

    /// The same, and whether she may do more than show who she is.
    public Optional<Present> present(Secret secret) {
        var now = clock.instant();
        var hash = secret.hash();
        var live = store.live(hash, now, now.minus(IDLE))
                .filter(one -> networks.welcomes(one.actor().network()));
        if (live.filter(one -> one.lastSeen().plus(SEEN_AGAIN).isBefore(now)).isPresent()) store.touch(hash, now);
        return live.map(one -> new Present(
                one.actor(),
                !one.strong() && secondFactor.demandedOf(one.actor().role())));
    }

    /// Whether she showed lately who she is: by the proof that opened the session, at the moment at which she gave it.
    @Transactional(readOnly = true)
    public boolean isFresh(Secret secret) {
        return store.proved(secret.hash())
                .filter(proved -> proved.plus(FRESH).isAfter(clock.instant()))
                .isPresent();
    }

    @Transactional(readOnly = true)
    public List<Session> of(Actor self) {
        var now = clock.instant();
        return store.of(self.id(), now, now.minus(IDLE));
    }

    /// Which of her sessions is this one.
    @Transactional(readOnly = true)
    public Optional<UUID> current(Secret secret) {
        return store.idOf(secret.hash());
    }

    /// Signs out of this browser.
    @Transactional
    public void end(Actor self, Secret secret) {
        told(self, store.end(secret.hash()));
    }

    /// Signs out of another browser; the session of another person is not found.
    @Transactional
    public boolean end(Actor self, UUID id) {
        return told(self, store.end(self.id(), id));
    }

    /// Signs out everywhere.
    @Transactional
    public void endAll(Actor self) {
        told(self, store.endAll(self.id()));
    }

    private boolean told(Actor self, int ended) {
        if (ended > 0) events.publishEvent(new SignedOut(self.id(), self.id(), ended));
        return ended > 0;
    }

    /// The secret is always new: one that a browser brought would allow session fixation.
    void open(Account account, Secret secret, Entrances.Proof proof, Instant now) {
        var id = UUID.randomUUID();
        store.add(secret.hash(), id, proof, now, now.plus(LONGEST));
        store.arrived(account.id(), now);
        events.publishEvent(new SignedIn(account.id(), id));
    }

    void replaced(Secret secret) {
        store.end(secret.hash());
    }

    void forget(Instant now) {
        store.forget(now, now.minus(IDLE));
    }
}
