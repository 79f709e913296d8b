package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// « Tâche » — recurring work. The package that owns the work declares it as a bean whose name is the name of the
/// job, `<package>.<work>`; `job.<name>` in its message files names it to the operator. Each tenant has its own
/// run. One process at a time runs it; a run whose process died starts again.
public final class Job {
    /// The work of a run.
    sealed interface Work {
        record Plain(Runnable run) implements Work {}

        /// @param own whether an item opens its transactions itself
        /// @param abreast number of items handled in parallel
        record Items<T>(Supplier<? extends Collection<T>> due, Consumer<T> handle, boolean own, int abreast)
                implements Work {}
    }

    private final JobSchedule schedule;
    private final boolean acrossTerritories;
    private final Work work;

    private Job(JobSchedule schedule, boolean acrossTerritories, Work work) {
        this.schedule = schedule;
        this.acrossTerritories = acrossTerritories;
        this.work = work;
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

    /// This long after the end of the previous run, the first time at once.
    public static Planned every(Duration pause) {
        return new Planned(new JobSchedule.Every(pause), false, 1);
    }

    /// Each day at that time in Paris. A machine that was off then runs it once when it comes back.
    public static Planned dailyAt(LocalTime time) {
        return new Planned(new JobSchedule.DailyAt(time), false, 1);
    }

    /// A job with a schedule and no work yet.
    public static final class Planned {
        private final JobSchedule schedule;
        private final boolean across;
        private final int abreast;

        private Planned(JobSchedule schedule, boolean across, int abreast) {
            this.schedule = schedule;
            this.across = across;
            this.abreast = abreast;
        }

        /// One run for the whole installation, which sees the rows of all tenants.
        public Planned acrossTerritories() {
            return new Planned(schedule, true, abreast);
        }

        /// Number of parallel items, for items that wait for another machine.
        public Planned abreast(int items) {
            return new Planned(schedule, across, items);
        }

        /// In no transaction: the work opens its own. A failed run is retried soon.
        public Job run(Runnable work) {
            return new Job(schedule, across, new Work.Plain(work));
        }

        /// Each item in a transaction of its own. A failed item is recorded, retried at growing intervals,
        /// suspended after many tries, and does not stop the others.
        ///
        /// @param due the ids of all due items: a `UUID`, a text, a number, or a small record of these
        /// @param handle handles one; it checks again whether it is due, because a person may have acted
        /// meanwhile
        public <T> Job items(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(schedule, across, new Work.Items<>(due, handle, false, abreast));
        }

        /// The same for an item that talks to another machine: it holds no transaction, hence no connection,
        /// while it waits, and opens its own to write.
        public <T> Job itemsInTheirOwnTransactions(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(schedule, across, new Work.Items<>(due, handle, true, abreast));
        }
    }
}
