package org.tousaidants.platform.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Écriture groupée » — what many ask at once, written together: the first who asks leads, takes those who wait
/// with her, commits once, and only then answers. Asked outside any transaction: what it answers stands, whatever
/// happens to the asker.
///
/// @param <A> what is asked
/// @param <R> what became of it
public final class Together<A, R> {
    private static final int MOST_AT_ONCE = 256;
    /// After a batch of several, the next leader waits for company.
    private static final long LINGER_NANOS = 60_000;

    private static final class Waiting<A, R> {
        private final A asked;
        private final Thread thread = Thread.currentThread();
        private final Optional<String> territory = TenantScope.now();
        private volatile boolean answered;
        private volatile @Nullable R result;
        private volatile @Nullable Throwable broken;

        private Waiting(A asked) {
            this.asked = asked;
        }

        private void answer(@Nullable R answer, @Nullable Throwable trouble) {
            result = answer;
            broken = trouble;
            answered = true;
            LockSupport.unpark(thread);
        }
    }

    private final Function<A, Object> company;
    private final Function<A, UUID> id;
    private final Function<List<A>, List<R>> write;
    private final ConcurrentLinkedQueue<Waiting<A, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private volatile boolean crowded;

    /// @param company only those of one company are written together
    /// @param id the client's own: asked twice at once, the second is written after the first
    /// @param write answers each in its order, or throws for all
    public Together(Function<A, Object> company, Function<A, UUID> id, Function<List<A>, List<R>> write) {
        this.company = company;
        this.id = id;
        this.write = write;
    }

    public R ask(A asked) {
        var mine = new Waiting<A, R>(asked);
        queue.add(mine);
        while (!mine.answered) {
            if (led.compareAndSet(false, true)) lead();
            else LockSupport.park(this);
        }
        var result = mine.result;
        if (result == null) throw new IllegalStateException(mine.broken);
        return result;
    }

    /// The lead is passed on as soon as the batch is safe: those of the next are written while these are told.
    /// Whatever breaks, an error of the machine too, each who was taken from the queue is answered: no one
    /// would wake her later.
    private void lead() {
        var batch = new ArrayList<Waiting<A, R>>();
        var results = List.<R>of();
        Throwable trouble = null;
        try {
            take(batch);
            if (!batch.isEmpty()) results = written(batch);
            if (results.size() != batch.size()) trouble = new IllegalStateException("not as many answers as askers");
        } catch (Throwable broken) {
            trouble = broken;
        } finally {
            led.set(false);
            var next = queue.peek();
            if (next != null) LockSupport.unpark(next.thread);
        }
        for (var n = 0; n < batch.size(); n++) batch.get(n).answer(trouble == null ? results.get(n) : null, trouble);
    }

    /// The leader may be of another territory than those whom she leads.
    private List<R> written(List<Waiting<A, R>> batch) {
        var asked = batch.stream().map(waiting -> waiting.asked).toList();
        var results = new ArrayList<R>(asked.size());
        TenantScope.as(batch.getFirst().territory, () -> results.addAll(write.apply(asked)));
        return results;
    }

    /// Those of one company who wait now, no two with one id.
    private void take(List<Waiting<A, R>> batch) {
        if (crowded) {
            var until = System.nanoTime() + LINGER_NANOS;
            while (System.nanoTime() < until) Thread.yield();
        }
        var first = queue.poll();
        if (first == null) return;
        batch.add(first);
        var ids = new HashSet<>(Set.of(id.apply(first.asked)));
        var later = new ArrayList<Waiting<A, R>>();
        try {
            while (batch.size() < MOST_AT_ONCE) {
                var next = queue.poll();
                if (next == null) break;
                // Before anything of hers is looked at: who is in neither list is never answered.
                later.add(next);
                if (!oneCompany(first, next) || !ids.add(id.apply(next.asked))) continue;
                batch.add(next);
                later.removeLast();
            }
        } finally {
            queue.addAll(later);
        }
        crowded = batch.size() > 1;
    }

    private boolean oneCompany(Waiting<A, R> one, Waiting<A, R> other) {
        return one.territory.equals(other.territory) && company.apply(one.asked).equals(company.apply(other.asked));
    }
}
