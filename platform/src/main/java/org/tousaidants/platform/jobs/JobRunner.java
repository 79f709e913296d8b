package org.tousaidants.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one job for one network, and records failures.
@Component
class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /// Longest time until a frequently running job is started again after failures.
    private static final Duration LONGEST_PEACE = Duration.ofMinutes(10);

    private final JobFailureStore failures;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<JobAvailability> switches;
    private volatile boolean stopping;

    /// The result of a run.
    ///
    /// @param done number of processed items
    /// @param broken the failures
    /// @param soonest time of the first retry; empty if nothing must be retried
    record JobRunResult(int done, List<Throwable> broken, Optional<Instant> soonest) {
        static final JobRunResult NOTHING = new JobRunResult(0, List.of(), Optional.empty());

        JobRunResult and(JobRunResult other) {
            return new JobRunResult(
                    done + other.done,
                    Stream.concat(broken.stream(), other.broken.stream()).toList(),
                    Stream.concat(soonest.stream(), other.soonest.stream()).min(Instant::compareTo));
        }
    }

    JobRunner(
            JobFailureStore failures,
            PlatformTransactionManager transactions,
            Clock clock,
            List<JobAvailability> switches) {
        this.failures = failures;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.switches = switches;
    }

    /// Marks this process as stopping, so that failures from now on are not recorded.
    void stop() {
        stopping = true;
    }

    JobRunResult run(String name, Job job, JobTenant where) {
        if (isOff(job, where)) return JobRunResult.NOTHING;
        return switch (job.work()) {
            case Job.JobWork.SingleStepWork(var work) -> new JobRun(name, where).plain(work);
            case Job.JobWork.WorkByItem<?> items -> items(name, items, where);
        };
    }

    /// Returns whether the network has switched off the module of the job. A job for all networks is never
    /// switched off, because one of the networks may use the module.
    private boolean isOff(Job job, JobTenant where) {
        if (job.acrossTerritories()) return false;
        var off = new AtomicBoolean();
        where.enter(() -> off.set(!switches.stream().allMatch(one -> one.runs(job.owner()))));
        return off.get();
    }

    private <T> JobRunResult items(String name, Job.JobWork.WorkByItem<T> items, JobTenant where) {
        return new JobRun(name, where).items(items);
    }

    /// Returns the time of the next run of a job: the time of its schedule, or another time if failed work must
    /// be retried.
    ///
    /// @param ran result of the run that has just ended
    Instant next(Job job, JobRunResult ran) {
        var now = clock.instant();
        var next = job.schedule().next(now);
        if (ran.soonest().isEmpty()) return next;
        var soonest = ran.soonest().get();
        if (job.work() instanceof Job.JobWork.SingleStepWork) {
            var peace = now.plus(LONGEST_PEACE);
            var latest = next.isAfter(peace) ? next : peace;
            return soonest.isBefore(latest) ? soonest : latest;
        }
        return soonest.isBefore(next) ? soonest : next;
    }

    /// One run of the job, with the failures that were recorded before it.
    private final class JobRun {
        private final String job;
        private final JobTenant where;
        private final Map<String, JobFailure> before = new HashMap<>();
        private final AtomicInteger done = new AtomicInteger();
        private final List<Throwable> broken = new ArrayList<>();
        private final List<Instant> tries = new ArrayList<>();

        JobRun(String job, JobTenant where) {
            this.job = job;
            this.where = where;
            where.enter(
                    () -> failures.of(where.network(), job).forEach(failure -> before.put(failure.item(), failure)));
        }

        JobRunResult ended() {
            return new JobRunResult(
                    done.get(), List.copyOf(broken), tries.stream().min(Instant::compareTo));
        }

        JobRunResult plain(Runnable work) {
            attempt("", work);
            return ended();
        }

        <T> JobRunResult items(Job.JobWork.WorkByItem<T> items) {
            var due = new ArrayList<T>();
            if (!attempt("", () -> due.addAll(items.due().get()))) return ended();
            done.set(0);
            var seen = new HashSet<String>();
            if (items.abreast() == 1) for (var item : due) one(item, items, seen);
            else abreast(due, items, seen);
            if (!stopping) forgetWhatIsNoLongerDue(seen);
            return ended();
        }

        private <T> void abreast(List<T> due, Job.JobWork.WorkByItem<T> items, Set<String> seen) {
            var places = new Semaphore(items.abreast());
            var threads = new ArrayList<Thread>();
            for (var item : due) {
                places.acquireUninterruptibly();
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        where.enter(() -> one(item, items, seen));
                    } finally {
                        places.release();
                    }
                }));
            }
            try {
                for (var thread : threads) thread.join();
            } catch (InterruptedException stopped) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
            }
        }

        private <T> void one(T item, Job.JobWork.WorkByItem<T> items, Set<String> seen) {
            var key = String.valueOf(item);
            JobFailure failed;
            synchronized (this) {
                seen.add(key);
                failed = before.get(key);
            }
            if (stopping) return;
            if (failed != null && failed.waitsAt(clock.instant())) {
                failed.nextTryAt().ifPresent(this::again);
                return;
            }
            item(key, _ -> items.handle().accept(item), items.own());
        }

        /// Processes one item; returns whether it succeeded.
        boolean item(String key, Consumer<String> handle, boolean own) {
            return attempt(
                    key,
                    own ? () -> handle.accept(key) : () -> transaction.executeWithoutResult(_ -> handle.accept(key)));
        }

        private boolean attempt(String item, Runnable work) {
            try {
                where.enter(work);
            } catch (VirtualMachineError end) {
                if (!(end instanceof StackOverflowError)) throw end;
                note(item, end);
                return false;
            } catch (Throwable trouble) {
                // Work that is interrupted by the end of the process is not a failure, because
                // another process runs it again.
                if (stopping) throw trouble;
                note(item, trouble);
                return false;
            }
            done.incrementAndGet();
            if (before(item) != null) where.enter(() -> failures.forget(where.network(), job, item));
            return true;
        }

        private synchronized @Nullable JobFailure before(String item) {
            return before.get(item);
        }

        private synchronized void again(Instant at) {
            tries.add(at);
        }

        private synchronized void note(String item, Throwable trouble) {
            var now = clock.instant();
            var earlier = before.get(item);
            var tries = earlier == null ? 1 : earlier.tries() + 1;
            var aside = !item.isEmpty() && tries >= JobFailure.MOST_TRIES;
            var failure = new JobFailure(
                    where.network(),
                    job,
                    item,
                    earlier == null ? now : earlier.firstFailedAt(),
                    now,
                    tries,
                    aside ? Optional.empty() : Optional.of(now.plus(JobFailure.pause(tries))),
                    JobFailure.told(trouble));
            broken.add(trouble);
            failure.nextTryAt().ifPresent(this.tries::add);
            if (aside) LOG.error("job {} suspends {} after {} tries: {}", job, item, tries, failure.error());
            else if (tries == 1) LOG.warn("job {} failed at {}", job, item.isEmpty() ? "itself" : item, trouble);
            else LOG.warn("job {} failed at {} ({} tries): {}", job, item, tries, failure.error());
            where.enter(() -> failures.note(failure));
        }

        /// Deletes the records of failed items that are no longer due.
        ///
        /// @param seen the items that were due in this run
        private void forgetWhatIsNoLongerDue(Set<String> seen) {
            for (var item : before.keySet())
                if (!item.isEmpty() && !seen.contains(item))
                    where.enter(() -> failures.forget(where.network(), job, item));
        }
    }
}
