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
import org.tousaidants.platform.served.Scope;

/// « Écriture groupée » — what many ask at once, written together: the first who asks leads, takes those who wait with
/// her, commits once, and only then answers. Asked outside any transaction: what it answers stands, whatever happens to
/// the asker.
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
        private final Optional<String> territory = Scope.now();
        private volatile boolean answered;
        private volatile @Nullable R result;
        private volatile @Nullable RuntimeException broken;

        private Waiting(A asked) {
            this.asked = asked;
        }

        private void answer(@Nullable R answer, @Nullable RuntimeException trouble) {
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
    private void lead() {
        var batch = List.<Waiting<A, R>>of();
        var results = List.<R>of();
        RuntimeException trouble = null;
        try {
            batch = those();
            if (!batch.isEmpty()) results = written(batch);
        } catch (RuntimeException broken) {
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
        Scope.as(batch.getFirst().territory, () -> results.addAll(write.apply(asked)));
        return results;
    }

    /// Those of one company who wait now, no two with one id.
    private List<Waiting<A, R>> those() {
        if (crowded) {
            var until = System.nanoTime() + LINGER_NANOS;
            while (System.nanoTime() < until) Thread.yield();
        }
        var first = queue.poll();
        if (first == null || queue.isEmpty()) {
            crowded = false;
            return first == null ? List.of() : List.of(first);
        }
        var batch = new ArrayList<>(List.of(first));
        var ids = new HashSet<>(Set.of(id.apply(first.asked)));
        var later = new ArrayList<Waiting<A, R>>();
        while (batch.size() < MOST_AT_ONCE) {
            var next = queue.poll();
            if (next == null) break;
            (oneCompany(first, next) && ids.add(id.apply(next.asked)) ? batch : later).add(next);
        }
        queue.addAll(later);
        crowded = batch.size() > 1;
        return batch;
    }

    private boolean oneCompany(Waiting<A, R> one, Waiting<A, R> other) {
        return one.territory.equals(other.territory) && company.apply(one.asked).equals(company.apply(other.asked));
    }
}
