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
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Facteur » — sends letters after each commit, and polls every few seconds for letters left by another
/// process or due for a retry. Each tenant has two queues, so that awaited letters do not wait for mass mail.
/// Without jobs (`ta.rounds=false`) it sends them before the call returns.
///
/// This is not a job of db-scheduler: the row of a letter is its own task (time, tries, process), it must be
/// sent within a second of the commit, and only that row shows that a process ended while handing the letter
/// over.
@Component
class LetterDelivery implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LetterDelivery.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(3);

    /// One semaphore for each queue of a tenant, to wake up its thread.
    private record WakeUpSignals(Semaphore awaited, Semaphore others) {
        Semaphore of(DeliveryQueue lane) {
            return switch (lane) {
                case AWAITED -> awaited;
                case OTHERS -> others;
            };
        }
    }

    private final Outbox outbox;
    private final ObjectProvider<DeferredLetterWriter> writings;
    private final Tenants tenants;
    private final boolean walks;
    private final Map<String, WakeUpSignals> bells = new HashMap<>();
    private volatile boolean running;

    LetterDelivery(
            Outbox outbox,
            ObjectProvider<DeferredLetterWriter> writings,
            Tenants tenants,
            @Value("${ta.rounds:true}") boolean walks) {
        this.outbox = outbox;
        this.writings = writings;
        this.tenants = tenants;
        this.walks = walks;
        tenants.each(() -> bells.put(tenants.here(), new WakeUpSignals(new Semaphore(0), new Semaphore(0))));
    }

    @TransactionalEventListener
    void stirred(Outbox.LetterPosted stirred) {
        if (!walks) {
            roundBesideTheAct();
            return;
        }
        var here = bells.get(TenantScope.here());
        if (here != null)
            here.of(stirred.awaited() ? DeliveryQueue.AWAITED : DeliveryQueue.OTHERS)
                    .release();
    }

    /// Sends in a separate thread, because the current thread still holds the committed transaction.
    private void roundBesideTheAct() {
        try {
            Thread.ofVirtual().start(this::round).join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void round() {
        tenants.each(() -> {
            for (var lane : DeliveryQueue.values()) carry(lane);
        });
    }

    /// Sends all letters of a queue of this tenant; false if no mail server answers.
    private boolean carry(DeliveryQueue lane) {
        var broken = new HashSet<Long>();
        while (true) {
            if (lane == DeliveryQueue.AWAITED) write(broken);
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
            for (var lane : DeliveryQueue.values())
                Thread.ofVirtual()
                        .name("postman " + network + " " + lane)
                        .start(() -> TenantScope.in(network, () -> walk(lane, here.of(lane))));
        });
    }

    /// The loop of a queue. It starts shortly after the site, when the beans that write letters exist.
    private void walk(DeliveryQueue lane, Semaphore bell) {
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

    /// Runs one step of the loop. A short database outage must neither fill the log nor end the loop.
    private boolean arrives(DeliveryQueue lane) {
        try {
            return carry(lane);
        } catch (RuntimeException broken) {
            if (running) LOG.warn("letter job interrupted", broken);
            return false;
        }
    }

    private static Duration longer(Duration rest, DeliveryQueue lane) {
        var twice = rest.multipliedBy(2);
        return twice.compareTo(lane.longestRest) > 0 ? lane.longestRest : twice;
    }

    @Override
    public void stop() {
        running = false;
        for (var here : bells.values())
            for (var lane : DeliveryQueue.values()) here.of(lane).release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
