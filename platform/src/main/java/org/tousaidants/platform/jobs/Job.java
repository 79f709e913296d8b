package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// « Tâche » — recurring work. The package that owns the work declares it as a Spring bean named
/// `<package>.<work>`; the message `job.<name>` names it for the operator. Each tenant has its own runs. One
/// process at a time executes it; if that process ends, the run starts again.
public final class Job {
    /// The work of one run.
    sealed interface Work {
        record Plain(Runnable run) implements Work {}

        /// @param own whether each item opens its own transactions
        /// @param abreast number of items processed in parallel
        record Items<T>(Supplier<? extends Collection<T>> due, Consumer<T> handle, boolean own, int abreast)
                implements Work {}
    }

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Class<?> owner;
    private final JobSchedule schedule;
    private final boolean acrossTerritories;
    private final Work work;

    private Job(Class<?> owner, JobSchedule schedule, boolean acrossTerritories, Work work) {
        this.owner = owner;
        this.schedule = schedule;
        this.acrossTerritories = acrossTerritories;
        this.work = work;
    }

    /// The class that declares the job.
    Class<?> owner() {
        return owner;
    }

    JobSchedule schedule() {
        return schedule;
    }

    boolean acrossTerritories() {
        return acrossTerritories;
    }

    Work work() {
        return work;
    }

    /// Runs at once, and then this long after the end of the previous run.
    public static Planned every(Duration pause) {
        return new Planned(CALLERS.getCallerClass(), new JobSchedule.Every(pause), false, 1);
    }

    /// Runs each day at that time in Paris. If the machine was off then, it runs once when the machine is back.
    public static Planned dailyAt(LocalTime time) {
        return new Planned(CALLERS.getCallerClass(), new JobSchedule.DailyAt(time), false, 1);
    }

    /// A job with a schedule and no work yet.
    public static final class Planned {
        private final Class<?> owner;
        private final JobSchedule schedule;
        private final boolean across;
        private final int abreast;

        private Planned(Class<?> owner, JobSchedule schedule, boolean across, int abreast) {
            this.owner = owner;
            this.schedule = schedule;
            this.across = across;
            this.abreast = abreast;
        }

        /// Runs once for the whole installation, with access to the rows of all tenants.
        public Planned acrossTerritories() {
            return new Planned(owner, schedule, true, abreast);
        }

        /// Number of items processed in parallel, for items that wait for another machine.
        public Planned abreast(int items) {
            return new Planned(owner, schedule, across, items);
        }

        /// Sets the work of the job. The work runs outside any transaction and opens its own transactions. A failed
        /// run is retried soon.
        public Job run(Runnable work) {
            return new Job(owner, schedule, across, new Work.Plain(work));
        }

        /// Sets the work for each item, in its own transaction. A failed item is recorded, retried at growing
        /// intervals, suspended after many tries, and does not stop the others.
        ///
        /// @param due the ids of all due items: a `UUID`, a text, a number, or a small record of these
        /// @param handle handles one item; it checks again whether it is due, because a person may have acted
        /// meanwhile
        public <T> Job items(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(owner, schedule, across, new Work.Items<>(due, handle, false, abreast));
        }

        /// Sets the work for items that talk to another machine: no transaction and no connection is open while
        /// an item waits; it opens its own to write.
        public <T> Job itemsInTheirOwnTransactions(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(owner, schedule, across, new Work.Items<>(due, handle, true, abreast));
        }
    }
}
