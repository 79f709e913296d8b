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

/// « Facteur » — carries letters after each commit that posts some, and every few seconds what another process left or
/// what must be tried again. Each territory has two lanes, so that no one waits for the mailing of others. Without
/// rounds (`ta.rounds=false`) he makes his round before the act returns.
///
/// This is no job of db-scheduler: the row of a letter is its own task (when, how often, by whom), it must leave within
/// a second of the commit, and only that row can say that a process died while it handed the letter over.
@Component
class Postman implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(3);

    /// One for each lane of a territory.
    private record Bells(Semaphore awaited, Semaphore others) {
        Semaphore of(Lane lane) {
            return switch (lane) {
                case AWAITED -> awaited;
                case OTHERS -> others;
            };
        }
    }

    private final Outbox outbox;
    private final ObjectProvider<Writing> writings;
    private final Tenants tenants;
    private final boolean walks;
    private final Map<String, Bells> bells = new HashMap<>();
    private volatile boolean running;

    Postman(
            Outbox outbox,
            ObjectProvider<Writing> writings,
            Tenants tenants,
            @Value("${ta.rounds:true}") boolean walks) {
        this.outbox = outbox;
        this.writings = writings;
        this.tenants = tenants;
        this.walks = walks;
        tenants.each(() -> bells.put(tenants.here(), new Bells(new Semaphore(0), new Semaphore(0))));
    }

    @TransactionalEventListener
    void stirred(Outbox.Stirred stirred) {
        if (!walks) {
            roundBesideTheAct();
            return;
        }
        var here = bells.get(TenantScope.here());
        if (here != null)
            here.of(stirred.awaited() ? Lane.AWAITED : Lane.OTHERS).release();
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
        tenants.each(() -> {
            for (var lane : Lane.values()) carry(lane);
        });
    }

    /// All that waits in a lane of this territory; false when no mail server answers.
    private boolean carry(Lane lane) {
        var broken = new HashSet<Long>();
        while (true) {
            if (lane == Lane.AWAITED) write(broken);
            switch (outbox.carryNext(lane)) {
                case NOTHING -> {
                    return true;
                }
                case AWAY -> {
                    return false;
                }
                case ONE -> LOG.debug("a letter carried");
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
                        LOG.warn("a letter that was asked for could not be written", trouble);
                    }
    }

    @Override
    public void start() {
        running = true;
        if (!walks) return;
        bells.forEach((network, here) -> {
            for (var lane : Lane.values())
                Thread.ofVirtual()
                        .name("postman " + network + " " + lane)
                        .start(() -> TenantScope.in(network, () -> walk(lane, here.of(lane))));
        });
    }

    /// He sets out a moment after the site does: the beans that write his letters are made meanwhile.
    private void walk(Lane lane, Semaphore bell) {
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

    /// A database that is away for a moment must neither fill the log nor end the rounds.
    private boolean arrives(Lane lane) {
        try {
            return carry(lane);
        } catch (RuntimeException broken) {
            if (running) LOG.warn("round interrupted", broken);
            return false;
        }
    }

    private static Duration longer(Duration rest, Lane lane) {
        var twice = rest.multipliedBy(2);
        return twice.compareTo(lane.longestRest) > 0 ? lane.longestRest : twice;
    }

    @Override
    public void stop() {
        running = false;
        for (var here : bells.values())
            for (var lane : Lane.values()) here.of(lane).release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
