package org.tousaidants.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.served.Served;

/// « Boîte de départ » — where letters wait to be carried. Each process carries those of the networks that it serves:
/// another network of the same database has its own sender, and its letters are not ours to read.
@Service
public class Outbox {
    /// « Courriel posté » — as the local page of the demo shows it.
    public record Posted(Letter letter, Instant at) {}

    /// Something may be ready to be written or carried, once this transaction commits.
    public record Stirred() {}

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FLOOD = Duration.ofHours(1);
    private static final int MOST_IN_A_FLOOD = 8;
    private static final int LAST_TRY = 12;

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
    /// tries to carry it any more. When it is not known whether it left, it is carried again: it may arrive twice.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(String network, Letter letter, Instant worthlessAfter) {
        return add(network, List.of(letter), worthlessAfter, false).getFirst();
    }

    /// Many of one act.
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String network, List<Letter> letters, Instant worthlessAfter) {
        if (!letters.isEmpty()) add(network, letters, worthlessAfter, false);
    }

    /// The same for a letter that must never arrive twice: when it is not known whether it left, it ends as
    /// [LetterFate.Fate#UNKNOWN].
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postOnce(String network, Letter letter, Instant worthlessAfter) {
        return add(network, List.of(letter), worthlessAfter, true).getFirst();
    }

    private List<UUID> add(String network, List<Letter> letters, Instant worthlessAfter, boolean once) {
        var ids = letters.stream().map(_ -> UUID.randomUUID()).toList();
        store.add(network, ids, letters, clock.instant(), worthlessAfter, once);
        events.publishEvent(new Stirred());
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

    /// Carries one letter that waits; false when none does. Three steps, each kept before the next begins: the letter
    /// is taken, handed over, and what became of it written down.
    public boolean carryNext() {
        transaction.executeWithoutResult(status -> strand());
        var taken = Optional.ofNullable(transaction.execute(status -> store.claim(
                        served.here(), clock.instant(), clock.instant().minus(HANDING_OVER))))
                .flatMap(claimed -> claimed);
        taken.ifPresent(one -> {
            var delivery = carrier.carry(one.id(), one.letter());
            transaction.executeWithoutResult(status -> record(one, delivery));
        });
        return taken.isPresent();
    }

    /// Letters that must not arrive twice, taken by a process that never said what became of them.
    private void strand() {
        var now = clock.instant();
        for (var one : store.strand(served.here(), now, now.minus(HANDING_OVER)))
            tell(one, LetterFate.Fate.UNKNOWN, "interrupted while it was handed over");
    }

    private void record(OutboxStore.Waiting one, Carrier.Delivery delivery) {
        var now = clock.instant();
        switch (delivery) {
            case Carrier.Delivery.Gone() -> {
                store.gone(one.id(), now);
                tell(one.key(), LetterFate.Fate.GONE, "");
            }
            case Carrier.Delivery.Kept() -> {
                store.kept(one.id(), now);
                tell(one.key(), LetterFate.Fate.GONE, "");
            }
            case Carrier.Delivery.Refused(var trouble) -> {
                store.refused(one.id(), trouble, now);
                tell(one.key(), LetterFate.Fate.REFUSED, trouble);
            }
            case Carrier.Delivery.Unknown(var trouble)
            when one.once() -> {
                store.unknown(one.id(), trouble, now);
                tell(one.key(), LetterFate.Fate.UNKNOWN, trouble);
            }
            case Carrier.Delivery.Unknown(var trouble) -> later(one, trouble, now);
            case Carrier.Delivery.Delayed(var trouble) -> later(one, trouble, now);
        }
    }

    private void later(OutboxStore.Waiting one, String trouble, Instant now) {
        if (one.tries() >= LAST_TRY) {
            store.refused(one.id(), trouble, now);
            tell(one.key(), LetterFate.Fate.GIVEN_UP, trouble);
        } else {
            LOG.warn("letter {} delayed: {}", one.id(), trouble);
            store.delayed(one.id(), trouble, now.plus(pause(one.tries() - 1)));
        }
    }

    private void tell(OutboxStore.Key key, LetterFate.Fate fate, String trouble) {
        if (fate != LetterFate.Fate.GONE) LOG.warn("letter {} {}: {}", key.id(), fate, trouble);
        events.publishEvent(new LetterFate(key.network(), key.id(), fate, trouble));
    }

    @Transactional
    public void tidy() {
        var now = clock.instant();
        for (var one : store.giveUpWorthless(served.here(), now))
            tell(one, LetterFate.Fate.GIVEN_UP, "no mail server took it in time");
        store.forget(served.here(), now.minus(KEPT));
    }

    /// 30 s, 1 min, 2 min … 8 h 32 min.
    private static Duration pause(int tries) {
        return Duration.ofSeconds(30L << Math.min(tries, 10));
    }

    /// « En attente » — letters that have not left, and how long the oldest of them waits.
    public record Waiting(long letters, double seconds) {}

    @Transactional(readOnly = true)
    public Waiting waiting() {
        return store.waiting();
    }
}
