package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// « Tâche » — recurring work. The package that owns the work declares it as a Spring bean named `<package>.<work>`;
/// the message `job.<name>` names it for the operator. Each network has its own runs. Only one process at a time
/// executes a run; if that process ends, another process starts the run again.
public final class Job {
    /// The work of one run.
    sealed interface JobWork {
        record SingleStepWork(Runnable run) implements JobWork {}

        /// Work that is done item by item.
        ///
        /// @param due returns the due items
        /// @param handle processes one item
        /// @param own whether each item opens its own transactions
        /// @param abreast number of items processed in parallel
        record WorkByItem<T>(Supplier<? extends Collection<T>> due, Consumer<T> handle, boolean own, int abreast)
                implements JobWork {}
    }

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Class<?> owner;
    private final JobSchedule schedule;
    private final boolean acrossTerritories;
    private final JobWork work;

    private Job(Class<?> owner, JobSchedule schedule, boolean acrossTerritories, JobWork work) {
        this.owner = owner;
        this.schedule = schedule;
        this.acrossTerritories = acrossTerritories;
        this.work = work;
    }

    /// Returns the class that declares the job.
    Class<?> owner() {
        return owner;
    }

    JobSchedule schedule() {
        return schedule;
    }

    boolean acrossTerritories() {
        return acrossTerritories;
    }

    JobWork work() {
        return work;
    }

    /// Returns a schedule that runs the job at once, and then again each time after this pause.
    public static ScheduledJobBuilder every(Duration pause) {
        return new ScheduledJobBuilder(
                CALLERS.getCallerClass(), new JobSchedule.FixedIntervalSchedule(pause), false, 1);
    }

    /// Returns a schedule that runs the job each day at this time in Paris. If the machine was off at that time,
    /// the job runs once after the next start.
    public static ScheduledJobBuilder dailyAt(LocalTime time) {
        return new ScheduledJobBuilder(CALLERS.getCallerClass(), new JobSchedule.DailySchedule(time), false, 1);
    }

    /// A job with a schedule and no work yet.
    public static final class ScheduledJobBuilder {
        private final Class<?> owner;
        private final JobSchedule schedule;
        private final boolean across;
        private final int abreast;

        private ScheduledJobBuilder(Class<?> owner, JobSchedule schedule, boolean across, int abreast) {
            this.owner = owner;
            this.schedule = schedule;
            this.across = across;
            this.abreast = abreast;
        }

        /// Runs the job once for the whole installation, with access to the rows of all networks.
        public ScheduledJobBuilder acrossTerritories() {
            return new ScheduledJobBuilder(owner, schedule, true, abreast);
        }

        /// Sets the number of items processed in parallel, for items that wait for the answer of another
        /// machine.
        public ScheduledJobBuilder abreast(int items) {
            return new ScheduledJobBuilder(owner, schedule, across, items);
        }

        /// Sets the work of the job. The work runs outside any transaction and opens its own transactions. A
        /// failed run is retried soon.
        public Job run(Runnable work) {
            return new Job(owner, schedule, across, new JobWork.SingleStepWork(work));
        }

        /// Sets the work for each item, which runs in its own transaction. A failed item is recorded,
        /// retried at growing intervals and suspended after many tries; the remaining items are processed
        /// anyway.
        ///
        /// @param due returns the ids of all due items: a `UUID`, a text, a number, or a small record of
        /// these
        /// @param handle processes one item; it checks again whether the item is due, because a person may
        /// have changed it meanwhile
        public <T> Job items(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(owner, schedule, across, new JobWork.WorkByItem<>(due, handle, false, abreast));
        }

        /// Sets the work for items that communicate with another machine. No transaction and no database
        /// connection is open while an item waits for the answer; the work opens its own transaction to
        /// write.
        ///
        /// @param due returns the ids of all due items
        /// @param handle processes one item
        public <T> Job itemsInTheirOwnTransactions(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(owner, schedule, across, new JobWork.WorkByItem<>(due, handle, true, abreast));
        }
    }
}
