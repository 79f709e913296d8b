package org.tousaidants.platform.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Facteur » — sends letters after each commit, and looks every few seconds for letters that another process did
/// not send or that must be retried. Each network has two queues, so that urgent letters do not wait for mass mail.
/// Without jobs (`ta.rounds=false`), letters are sent before the call returns.
///
/// This is not a job of db-scheduler: the row of a letter already contains its time, tries and process, the letter
/// must be sent within a second of the commit, and only this row shows that a process ended while it transferred the
/// letter.
@Component
class LetterDelivery implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LetterDelivery.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(3);

    /// The semaphores of a network that wake up the threads of its two queues.
    private record DeliveryWakeUpSignals(Semaphore awaited, Semaphore others) {
        Semaphore of(LetterDeliveryQueue lane) {
            return switch (lane) {
                case AWAITED -> awaited;
                case OTHERS -> others;
            };
        }
    }

    private final LetterOutbox outbox;
    private final ObjectProvider<AwaitedLetterWriter> writings;
    private final Tenants tenants;
    private final boolean walks;
    private final Map<String, DeliveryWakeUpSignals> bells = new HashMap<>();
    private volatile boolean running;

    LetterDelivery(
            LetterOutbox outbox,
            ObjectProvider<AwaitedLetterWriter> writings,
            Tenants tenants,
            @Value("${ta.rounds:true}") boolean walks) {
        this.outbox = outbox;
        this.writings = writings;
        this.tenants = tenants;
        this.walks = walks;
        tenants.each(() -> bells.put(tenants.here(), new DeliveryWakeUpSignals(new Semaphore(0), new Semaphore(0))));
    }

    @TransactionalEventListener
    void stirred(LetterOutbox.LetterPosted stirred) {
        if (!walks) {
            roundBesideTheAct();
            return;
        }
        var here = bells.get(CurrentTenantScope.here());
        if (here != null)
            here.of(stirred.awaited() ? LetterDeliveryQueue.AWAITED : LetterDeliveryQueue.OTHERS)
                    .release();
    }

    /// Sends the posted letters in a separate thread, because the thread that committed the transaction is not
    /// yet free for another one.
    private void roundBesideTheAct() {
        try {
            Thread.ofVirtual().start(this::round).join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void round() {
        tenants.each(() -> {
            for (var lane : LetterDeliveryQueue.values()) carry(lane);
        });
    }

    /// Sends the due letters of one queue of this network, one after another. Returns false if no mail server
    /// answers.
    ///
    /// @param lane the queue
    private boolean carry(LetterDeliveryQueue lane) {
        var broken = new HashSet<Long>();
        while (true) {
            if (lane == LetterDeliveryQueue.AWAITED) write(broken);
            switch (outbox.carryNext(lane)) {
                case NOTHING -> {
                    return true;
                }
                case AWAY -> {
                    return false;
                }
                case ONE -> LOG.debug("a letter was sent");
            }
        }
    }

    private void write(Set<Long> broken) {
        for (var writing : writings)
            for (var id : writing.waiting())
                if (!broken.contains(id))
                    try {
                        writing.write(id);
                    } catch (RuntimeException trouble) {
                        broken.add(id);
                        LOG.warn("a requested letter could not be written", trouble);
                    }
    }

    @Override
    public void start() {
        running = true;
        if (!walks) return;
        bells.forEach((network, here) -> {
            for (var lane : LetterDeliveryQueue.values())
                Thread.ofVirtual()
                        .name("postman " + network + " " + lane)
                        .start(() -> CurrentTenantScope.in(network, () -> walk(lane, here.of(lane))));
        });
    }

    /// Sends the letters of one queue in a loop. The loop begins shortly after the start of the application,
    /// when the beans that write letters exist.
    ///
    /// @param lane the queue
    /// @param bell semaphore that wakes the loop up
    private void walk(LetterDeliveryQueue lane, Semaphore bell) {
        try {
            listen(bell, BEFORE_THE_FIRST);
            var rest = BETWEEN_ROUNDS;
            while (running) {
                rest = arrives(lane) ? BETWEEN_ROUNDS : longer(rest, lane);
                listen(bell, rest);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void listen(Semaphore bell, Duration patience) throws InterruptedException {
        if (bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
    }

    /// Sends the due letters of one queue once; returns whether a mail server answered. A short outage of the
    /// database must neither fill the server log nor end the loop.
    ///
    /// @param lane the queue
    private boolean arrives(LetterDeliveryQueue lane) {
        try {
            return carry(lane);
        } catch (RuntimeException broken) {
            if (running) LOG.warn("letter job interrupted", broken);
            return false;
        }
    }

    private static Duration longer(Duration rest, LetterDeliveryQueue lane) {
        var twice = rest.multipliedBy(2);
        return twice.compareTo(lane.longestRest) > 0 ? lane.longestRest : twice;
    }

    @Override
    public void stop() {
        running = false;
        for (var here : bells.values())
            for (var lane : LetterDeliveryQueue.values()) here.of(lane).release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
