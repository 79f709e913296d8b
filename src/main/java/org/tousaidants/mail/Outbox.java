package org.tousaidants.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// « Boîte de départ » — where letters wait to be carried.
@Service
public class Outbox {
    /// « Courriel posté » — as the local page of the demo shows it.
    public record Posted(Letter letter, Instant at) {}

    /// Something may be ready to be written or carried, once this transaction commits.
    public record Stirred() {}

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LAST_TRY = 12;

    private final OutboxStore store;
    private final Carrier carrier;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(OutboxStore store, Carrier carrier, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.carrier = carrier;
        this.events = events;
        this.clock = clock;
    }

    /// In the transaction of the act that causes the letter: no act, no letter. After `worthlessAfter` nobody tries
    /// to carry it any more.
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String network, Letter letter, Instant worthlessAfter) {
        store.add(network, UUID.randomUUID(), letter, clock.instant(), worthlessAfter);
        events.publishEvent(new Stirred());
    }

    /// The letters that the demo kept, newest first.
    @Transactional(readOnly = true)
    public List<Posted> latest(int limit) {
        return store.latest(limit);
    }

    /// Carries one letter that waits; false when none does.
    @Transactional
    public boolean carryNext() {
        var now = clock.instant();
        var waiting = store.claim(now);
        waiting.ifPresent(one -> {
            switch (carrier.carry(one.id(), one.letter())) {
                case Carrier.Delivery.Gone() -> store.gone(one.id(), now);
                case Carrier.Delivery.Kept() -> store.kept(one.id(), now);
                case Carrier.Delivery.Refused(var trouble) -> {
                    LOG.warn("letter {} refused for good: {}", one.id(), trouble);
                    store.refused(one.id(), trouble, now);
                }
                case Carrier.Delivery.Delayed(var trouble)
                when one.tries() + 1 >= LAST_TRY -> {
                    LOG.warn("letter {} given up after {} tries: {}", one.id(), LAST_TRY, trouble);
                    store.refused(one.id(), trouble, now);
                }
                case Carrier.Delivery.Delayed(var trouble) -> {
                    LOG.warn("letter {} delayed: {}", one.id(), trouble);
                    store.delayed(one.id(), trouble, now.plus(pause(one.tries())));
                }
            }
        });
        return waiting.isPresent();
    }

    @Transactional
    public void tidy() {
        var now = clock.instant();
        store.giveUpWorthless(now);
        store.forget(now.minus(KEPT));
    }

    /// 30 s, 1 min, 2 min … 8 h 32 min.
    private static Duration pause(int tries) {
        return Duration.ofSeconds(30L << Math.min(tries, 10));
    }
}
