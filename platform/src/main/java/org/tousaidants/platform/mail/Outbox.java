package org.tousaidants.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.served.Scope;
import org.tousaidants.platform.served.Served;

/// « Boîte de départ » — where letters wait to be carried. Each process carries those of the networks that it serves:
/// another network of the same database has its own sender, and its letters are not ours to read.
@Service
public class Outbox {
    /// « Courriel posté » — as the local page of the demo shows it.
    public record Posted(Letter letter, Instant at) {}

    /// Something may be ready to be written or carried, once this transaction commits.
    ///
    /// @param awaited whether a person waits for it
    public record Stirred(String network, boolean awaited) {}

    /// How a letter leaves.
    enum Manner {
        USUAL,
        AWAITED,
        ONCE
    }

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FLOOD = Duration.ofHours(1);
    private static final int MOST_IN_A_FLOOD = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// Longer than any conversation with a mail server lasts (see [MailSetup]): the process that took a letter
    /// before that is dead.
    static final Duration HANDING_OVER = Duration.ofMinutes(5);

    private final OutboxStore store;
    private final Carrier carrier;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Served served;

    Outbox(
            OutboxStore store,
            Carrier carrier,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions,
            Served served) {
        this.store = store;
        this.carrier = carrier;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.served = served;
    }

    /// In the transaction of the act that causes the letter: no act, no letter. After `worthlessAfter` no process
    /// tries to carry it any more; nothing else ends it, unless a mail server refuses it for good. When no one
    /// knows whether it left, it is carried again: it may arrive twice.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(String network, Letter letter, Instant worthlessAfter) {
        return add(network, List.of(letter), worthlessAfter, Manner.USUAL).getFirst();
    }

    /// Many of one act.
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String network, List<Letter> letters, Instant worthlessAfter) {
        if (!letters.isEmpty()) add(network, letters, worthlessAfter, Manner.USUAL);
    }

    /// The same for a letter for which a person waits at her screen: it leaves beside the others, not behind them.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postAwaited(String network, Letter letter, Instant worthlessAfter) {
        return add(network, List.of(letter), worthlessAfter, Manner.AWAITED).getFirst();
    }

    /// The same for a letter that must never arrive twice: when it is not known whether it left, it ends as
    /// [LetterFate.Fate#UNKNOWN].
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postOnce(String network, Letter letter, Instant worthlessAfter) {
        return add(network, List.of(letter), worthlessAfter, Manner.ONCE).getFirst();
    }

    private List<UUID> add(String network, List<Letter> letters, Instant worthlessAfter, Manner manner) {
        var ids = letters.stream().map(_ -> UUID.randomUUID()).toList();
        store.add(network, ids, letters, clock.instant(), worthlessAfter, manner);
        events.publishEvent(new Stirred(network, manner == Manner.AWAITED));
        return ids;
    }

    /// Whether this address was written to so often within the hour that a stranger's request must not add a letter:
    /// for what anybody may ask in anybody's name.
    @Transactional(readOnly = true)
    public boolean isFlooded(String network, MailAddress to) {
        return store.posted(network, to, clock.instant().minus(FLOOD)) >= MOST_IN_A_FLOOD;
    }

    /// The letters that the demo kept, newest first.
    @Transactional(readOnly = true)
    public List<Posted> latest(int limit) {
        return store.latest(served.here(), limit);
    }

    /// Of a person who asks to be forgotten: no letter to her address stays, nor waits to leave.
    @Transactional
    public void forget(String network, MailAddress recipient) {
        store.forget(network, recipient);
    }

    /// What a step of the postman met.
    enum Carried {
        NOTHING,
        ONE,
        /// No mail server answered: none of the others would leave either.
        AWAY
    }

    /// Carries one letter that waits; false when none does.
    public boolean carryNext() {
        return carryNext(Lane.AWAITED) != Carried.NOTHING || carryNext(Lane.OTHERS) != Carried.NOTHING;
    }

    /// Three steps, each kept before the next begins: the letter is taken, handed over, and what became of it written
    /// down. Then it is told.
    Carried carryNext(Lane lane) {
        var now = clock.instant();
        var taken = Optional.ofNullable(
                        transaction.execute(_ -> store.claim(served.here(), lane, now, now.minus(HANDING_OVER))))
                .flatMap(claimed -> claimed);
        if (taken.isEmpty()) return Carried.NOTHING;
        var one = taken.get();
        var delivery = handedOver(one);
        transaction.executeWithoutResult(_ -> record(one, delivery));
        tellAtOnce(one.id());
        return delivery instanceof Carrier.Delivery.Unreachable ? Carried.AWAY : Carried.ONE;
    }

    private Carrier.Delivery handedOver(OutboxStore.Waiting one) {
        Letter letter;
        try {
            letter = store.opened(one);
        } catch (RuntimeException unreadable) {
            // The secret may be given back.
            return new Carrier.Delivery.Delayed(String.valueOf(unreadable.getMessage()));
        }
        try {
            return carrier.carry(one.id(), letter);
        } catch (RuntimeException broken) {
            LOG.warn("letter {} broke while it was handed over", one.id(), broken);
            return new Carrier.Delivery.Unknown(broken.getClass().getSimpleName());
        }
    }

    private void record(OutboxStore.Waiting one, Carrier.Delivery delivery) {
        var now = clock.instant();
        switch (delivery) {
            case Carrier.Delivery.Gone() -> store.gone(one.id(), now);
            case Carrier.Delivery.Kept() -> store.kept(one.id(), now);
            case Carrier.Delivery.Refused(var trouble) -> store.refused(one.id(), trouble, now);
            case Carrier.Delivery.Unreachable(var trouble) -> store.away(one.id(), trouble, now.plus(FIRST_PAUSE));
            case Carrier.Delivery.Unknown(var trouble) when one.once() -> store.unknown(one.id(), trouble, now);
            case Carrier.Delivery.Unknown(var trouble) -> later(one, trouble, now);
            case Carrier.Delivery.Delayed(var trouble) -> later(one, trouble, now);
        }
    }

    private void later(OutboxStore.Waiting one, String trouble, Instant now) {
        LOG.warn("letter {} delayed: {}", one.id(), MailAddress.hidden(trouble));
        store.delayed(one.id(), trouble, now.plus(pause(one.tries() - 1)));
    }

    /// Who listens and fails keeps no letter back, and does not make it leave twice: she is told again later.
    private void tellAtOnce(UUID id) {
        try {
            transaction.executeWithoutResult(_ -> tell(id));
        } catch (RuntimeException broken) {
            LOG.warn("what became of letter {} is told later", id, broken);
        }
    }

    void tell(UUID id) {
        var network = served.here();
        store.untold(network, id).ifPresent(untold -> {
            if (untold.fate() != LetterFate.Fate.GONE)
                LOG.warn("letter {} {}: {}", id, untold.fate(), MailAddress.hidden(untold.trouble()));
            store.told(id);
            events.publishEvent(new LetterFate(network, id, untold.fate(), untold.trouble()));
        });
    }

    @Bean("mail.tell")
    static Job tellFatesJob(Outbox outbox) {
        return Job.every(Duration.ofMinutes(1)).items(outbox::untold, outbox::tell);
    }

    List<UUID> untold() {
        return store.untold(served.here());
    }

    @Bean("mail.tidy")
    static Job tidyMailJob(Outbox outbox) {
        return Job.every(Duration.ofMinutes(5)).run(outbox::tidy);
    }

    /// Letters that ended without a word of a mail server: worth nothing any more, or, if they must not arrive twice,
    /// taken by a process that never said what became of them.
    @Transactional
    public void tidy() {
        var now = clock.instant();
        store.strand(served.here(), now, now.minus(HANDING_OVER));
        store.giveUpWorthless(served.here(), now, now.minus(HANDING_OVER));
        store.forget(served.here(), now.minus(KEPT));
    }

    /// 30 s, 1 min, 2 min … 1 h.
    private static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// « En attente » — letters that have not left, and how long the oldest of them waits.
    public record Waiting(long letters, double seconds) {}

    /// Of the whole installation, whichever territory asks.
    public Waiting waiting() {
        var waiting = new AtomicReference<>(new Waiting(0, 0));
        Scope.as(Optional.empty(), () -> waiting.set(store.waiting()));
        return waiting.get();
    }
}
