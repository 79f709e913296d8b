package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Redemptions written many at a time: the first who asks leads, takes those who wait with her, commits once, and
/// only then answers. Asked outside any transaction: what it answers stands, whatever happens to the asker.
@Component
class Till {
    private static final int MOST_AT_ONCE = 256;
    /// After a batch of several, the next leader waits for company.
    private static final long LINGER_NANOS = 60_000;

    /// @param id the client's own: presented again with it, the answer is the same
    /// @param account of the voucher's order, as the rules were judged
    /// @param credit what is owed to the place
    record Presented(
            String network,
            UUID id,
            UUID code,
            int account,
            int credit,
            String service,
            int minutes,
            int cents,
            String how,
            UUID by,
            LocalDate today,
            Instant at) {}

    private static final class Waiting {
        private final Presented presented;
        private final Thread thread = Thread.currentThread();
        private volatile boolean answered;
        private volatile boolean written;
        private volatile @Nullable RuntimeException broken;

        private Waiting(Presented presented) {
            this.presented = presented;
        }

        private void answer(boolean done, @Nullable RuntimeException trouble) {
            written = done;
            broken = trouble;
            answered = true;
            LockSupport.unpark(thread);
        }
    }

    private final TillStore store;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private volatile boolean crowded;

    Till(TillStore store) {
        this.store = store;
    }

    /// True when this wrote the end of the voucher; false when nothing was written.
    boolean take(Presented presented) {
        var mine = new Waiting(presented);
        queue.add(mine);
        while (!mine.answered) {
            if (led.compareAndSet(false, true)) lead();
            else LockSupport.park(this);
        }
        if (mine.broken != null) throw new IllegalStateException(mine.broken);
        return mine.written;
    }

    /// The lead is passed on as soon as the batch is safe: those of the next are written while these are told.
    private void lead() {
        var batch = List.<Waiting>of();
        var written = new int[0];
        RuntimeException trouble = null;
        try {
            batch = those();
            if (!batch.isEmpty())
                written = store.write(
                        batch.stream().map(waiting -> waiting.presented).toList());
        } catch (RuntimeException broken) {
            trouble = broken;
        } finally {
            led.set(false);
            var next = queue.peek();
            if (next != null) LockSupport.unpark(next.thread);
        }
        for (var n = 0; n < batch.size(); n++) batch.get(n).answer(trouble == null && written[n] > 0, trouble);
    }

    /// Who waits now, no two with one id.
    private List<Waiting> those() {
        if (crowded) {
            var until = System.nanoTime() + LINGER_NANOS;
            while (System.nanoTime() < until) Thread.yield();
        }
        var batch = new ArrayList<Waiting>();
        var ids = new HashSet<UUID>();
        var later = new ArrayList<Waiting>();
        while (batch.size() < MOST_AT_ONCE) {
            var next = queue.poll();
            if (next == null) break;
            (ids.add(next.presented.id()) ? batch : later).add(next);
        }
        queue.addAll(later);
        crowded = batch.size() > 1;
        return batch;
    }
}
