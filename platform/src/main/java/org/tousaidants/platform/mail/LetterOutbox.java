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
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// « Boîte de départ » — stores the letters to send. A process sends only the letters of the networks that it
/// serves: other networks of the same database have their own senders, and their letters cannot be read here.
@Service
public class LetterOutbox {
    /// « Courriel posté » — a letter as the local page of the demonstration shows it.
    public record PostedLetter(Letter letter, Instant at) {}

    /// Published when a letter was posted and may have to be written or sent after the commit.
    ///
    /// @param awaited whether a person waits for the letter
    public record LetterPosted(boolean awaited) {}

    /// The way in which a letter is sent.
    enum LetterSendingMode {
        USUAL,
        AWAITED,
        ONCE
    }

    private static final Logger LOG = LoggerFactory.getLogger(LetterOutbox.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FLOOD = Duration.ofHours(1);
    private static final int MOST_IN_A_FLOOD = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// Time that is longer than any exchange with a mail server (see [MailConfiguration]). If a process reserved
    /// a letter longer ago than this, the process has ended.
    static final Duration HANDING_OVER = Duration.ofMinutes(5);

    private final LetterOutboxStore store;
    private final MailTransport mailTransport;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LetterOutbox(
            LetterOutboxStore store,
            MailTransport mailTransport,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.mailTransport = mailTransport;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Posts a letter in the transaction of the caller and returns its id. It is retried until `worthlessAfter`,
    /// unless a mail server refuses it permanently. If its state is unknown, it is sent again, so it may arrive
    /// twice.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(Letter letter, Instant worthlessAfter) {
        return add(letter, worthlessAfter, LetterSendingMode.USUAL);
    }

    /// Posts a letter for which a person waits at the screen, in its own queue.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postAwaited(Letter letter, Instant worthlessAfter) {
        return add(letter, worthlessAfter, LetterSendingMode.AWAITED);
    }

    /// Posts a letter that must never arrive twice: if its state is unknown, it is not sent again and its final
    /// state is [LetterDeliveryStatus.LetterFinalState#UNKNOWN].
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postOnce(Letter letter, Instant worthlessAfter) {
        return add(letter, worthlessAfter, LetterSendingMode.ONCE);
    }

    private UUID add(Letter letter, Instant worthlessAfter, LetterSendingMode manner) {
        var id = UUID.randomUUID();
        store.add(id, letter, clock.instant(), worthlessAfter, manner);
        events.publishEvent(new LetterPosted(manner == LetterSendingMode.AWAITED));
        return id;
    }

    /// Returns whether so many letters were posted to this address in the last hour that no further letter may
    /// be added. It protects against forms in which anyone may type another person's address.
    @Transactional(readOnly = true)
    public boolean isFlooded(MailAddress to) {
        return store.posted(to, clock.instant().minus(FLOOD)) >= MOST_IN_A_FLOOD;
    }

    /// « Avancement d’une lettre » — the delivery state of one letter.
    ///
    /// @param lastTrouble last answer of the mail server, in its own words; empty if no mail server refused the
    /// letter
    public record LetterProgress(
            Instant postedAt, Optional<Instant> sentAt, Optional<Instant> givenUpAt, String lastTrouble) {}

    /// Returns the delivery state of a letter to this address; empty if the letter is for another person or is
    /// deleted.
    @Transactional(readOnly = true)
    public Optional<LetterProgress> progress(UUID letter, MailAddress to) {
        return store.progress(letter, to);
    }

    /// Returns the letters that the demonstration stores, newest first.
    @Transactional(readOnly = true)
    public List<PostedLetter> latest(int limit) {
        return store.latest(limit);
    }

    /// Deletes all letters to an address, sent and waiting, for a person who asks for the erasure of their data.
    @Transactional
    public void forget(MailAddress recipient) {
        store.forget(recipient);
    }

    /// The result of trying to send one letter.
    enum LetterSendResult {
        NOTHING,
        ONE,
        /// No mail server answered. The remaining letters are not tried, because they would fail too.
        AWAY
    }

    /// Sends one waiting letter of any queue; returns false if no letter waits.
    public boolean carryNext() {
        return carryNext(LetterDeliveryQueue.AWAITED) != LetterSendResult.NOTHING
                || carryNext(LetterDeliveryQueue.OTHERS) != LetterSendResult.NOTHING;
    }

    /// Sends one letter in three committed steps: reserves the letter, transfers it to the mail server, stores the
    /// result. Then publishes the result.
    LetterSendResult carryNext(LetterDeliveryQueue lane) {
        var now = clock.instant();
        var taken = Optional.ofNullable(transaction.execute(_ -> store.claim(lane, now, now.minus(HANDING_OVER))))
                .flatMap(claimed -> claimed);
        if (taken.isEmpty()) return LetterSendResult.NOTHING;
        var one = taken.get();
        var delivery = handedOver(one);
        transaction.executeWithoutResult(_ -> record(one, delivery));
        tellAtOnce(one.id());
        return delivery instanceof MailTransport.MailDeliveryResult.MailServerUnreachable
                ? LetterSendResult.AWAY
                : LetterSendResult.ONE;
    }

    private MailTransport.MailDeliveryResult handedOver(LetterOutboxStore.WaitingLetter one) {
        Letter letter;
        try {
            letter = store.opened(one);
        } catch (RuntimeException unreadable) {
            // The letter is retried later, because the operator may restore the missing secret.
            return new MailTransport.MailDeliveryResult.MailDelayed(String.valueOf(unreadable.getMessage()));
        }
        try {
            return mailTransport.carry(one.id(), letter);
        } catch (RuntimeException broken) {
            LOG.warn("letter {} failed while it was handed over", one.id(), broken);
            return new MailTransport.MailDeliveryResult.MailDeliveryUnknown(
                    broken.getClass().getSimpleName());
        }
    }

    private void record(LetterOutboxStore.WaitingLetter letter, MailTransport.MailDeliveryResult delivery) {
        var now = clock.instant();
        switch (delivery) {
            case MailTransport.MailDeliveryResult.MailAccepted() -> store.gone(letter.id(), now);
            case MailTransport.MailDeliveryResult.MailKeptForDemo() -> store.kept(letter.id(), now);
            case MailTransport.MailDeliveryResult.MailRejected(var trouble) -> store.refused(letter.id(), trouble, now);
            case MailTransport.MailDeliveryResult.MailServerUnreachable(var trouble) ->
                store.away(letter.id(), trouble, now.plus(FIRST_PAUSE));
            case MailTransport.MailDeliveryResult.MailDeliveryUnknown(var trouble)
            when letter.once() -> store.unknown(letter.id(), trouble, now);
            case MailTransport.MailDeliveryResult.MailDeliveryUnknown(var trouble) -> later(letter, trouble, now);
            case MailTransport.MailDeliveryResult.MailDelayed(var trouble) -> later(letter, trouble, now);
        }
    }

    private void later(LetterOutboxStore.WaitingLetter letter, String trouble, Instant now) {
        LOG.warn("letter {} delayed: {}", letter.id(), MailAddress.hidden(trouble));
        store.delayed(letter.id(), trouble, now.plus(pause(letter.tries() - 1)));
    }

    /// Publishes the final state of a letter. If a listener fails, the letter is neither delayed nor sent again:
    /// the listener is called again later.
    private void tellAtOnce(UUID id) {
        try {
            transaction.executeWithoutResult(_ -> tell(id));
        } catch (RuntimeException broken) {
            LOG.warn("the state of letter {} will be published later", id, broken);
        }
    }

    void tell(UUID id) {
        store.untold(id).ifPresent(untold -> {
            if (untold.fate() != LetterDeliveryStatus.LetterFinalState.GONE)
                LOG.warn("letter {} {}: {}", id, untold.fate(), MailAddress.hidden(untold.trouble()));
            store.told(id);
            events.publishEvent(new LetterDeliveryStatus(id, untold.fate(), untold.trouble()));
        });
    }

    @Bean("mail.tell")
    static Job tellFatesJob(LetterOutbox outbox) {
        return Job.every(Duration.ofMinutes(1)).items(outbox::untold, outbox::tell);
    }

    List<UUID> untold() {
        return store.untold();
    }

    @Bean("mail.tidy")
    static Job tidyMailJob(LetterOutbox outbox) {
        return Job.every(Duration.ofMinutes(5)).run(outbox::tidy);
    }

    /// Ends letters that no mail server accepted: letters that have expired, and letters that must not arrive
    /// twice and whose sending was interrupted by the end of a process.
    @Transactional
    public void tidy() {
        var now = clock.instant();
        store.strand(now, now.minus(HANDING_OVER));
        store.giveUpWorthless(now, now.minus(HANDING_OVER));
        store.forget(now.minus(KEPT));
    }

    /// Returns the pause before the next try to send a letter: 30 s, 1 min, 2 min … 1 h.
    ///
    /// @param tries number of tries so far
    private static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// « En attente » — the unsent letters.
    ///
    /// @param letters number of letters
    /// @param seconds age of the oldest letter in seconds
    public record WaitingLetters(long letters, double seconds) {}

    /// Returns the number and age of the unsent letters of the whole installation.
    public WaitingLetters waiting() {
        return AllTenantsAccess.ask(store::waiting);
    }
}
