package org.tousaidants.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.platform.served.Served;

/// « Facteur » — makes a round after each commit that posts something, and every few seconds for what another
/// process left or what must be tried again. Without rounds (`ta.rounds=false`) he makes his round before the act
/// returns.
@Component
class Postman implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TIDYINGS = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final ObjectProvider<Writing> writings;
    private final Served served;
    private final Clock clock;
    private final boolean walks;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private Instant tidied = Instant.EPOCH;

    Postman(
            Outbox outbox,
            ObjectProvider<Writing> writings,
            Served served,
            Clock clock,
            @Value("${ta.rounds:true}") boolean walks) {
        this.outbox = outbox;
        this.writings = writings;
        this.served = served;
        this.clock = clock;
        this.walks = walks;
    }

    @TransactionalEventListener
    void stirred(Outbox.Stirred stirred) {
        if (walks) bell.release();
        else roundBesideTheAct();
    }

    /// In a thread of its own: this one still holds the transaction that has just been committed.
    private void roundBesideTheAct() {
        try {
            Thread.ofVirtual().start(this::round).join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void round() {
        var tidies = clock.instant().isAfter(tidied.plus(BETWEEN_TIDYINGS));
        served.each(() -> carry(tidies));
        if (tidies) tidied = clock.instant();
    }

    private void carry(boolean tidies) {
        for (var writing : writings) while (writing.writeNext()) LOG.debug("a letter written");
        while (outbox.carryNext()) LOG.debug("a letter carried");
        if (!tidies) return;
        outbox.tidy();
        writings.stream().forEach(Writing::tidy);
    }

    @Override
    public void start() {
        running = true;
        if (walks) Thread.ofVirtual().name("postman").start(this::walk);
    }

    /// He sets out a moment after the site does: the beans that write his letters are made meanwhile.
    private void walk() {
        try {
            if (bell.tryAcquire(BEFORE_THE_FIRST.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
        } catch (InterruptedException stopped) {
            return;
        }
        while (running) {
            try {
                round();
                if (bell.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                LOG.warn("round interrupted", broken);
                rest();
            }
        }
    }

    /// A database that is away for a moment must not fill the log.
    private static void rest() {
        try {
            Thread.sleep(BETWEEN_ROUNDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
