package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// « Tâche » — work that recurs. The package that owns the work declares it as a bean whose name is the name of the
/// job, `<package>.<work>`; `job.<name>` in its message files says it to the operator. Each territory has its own
/// run. One process at a time runs it; a run whose process died is begun anew.
public final class Job {
    /// What a run does.
    sealed interface Work {
        record Plain(Runnable run) implements Work {}

        /// @param own whether an item opens its transactions itself
        /// @param abreast how many items are handled at a time
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

    /// So long after the end of the run before, the first time at once.
    public static Planned every(Duration pause) {
        return new Planned(new JobSchedule.Every(pause), false, 1);
    }

    /// Each day at that time in Paris. A machine that was off then runs it once when it comes back.
    public static Planned dailyAt(LocalTime time) {
        return new Planned(new JobSchedule.DailyAt(time), false, 1);
    }

    /// A job that knows when it runs, and not yet what it does.
    public static final class Planned {
        private final JobSchedule schedule;
        private final boolean across;
        private final int abreast;

        private Planned(JobSchedule schedule, boolean across, int abreast) {
            this.schedule = schedule;
            this.across = across;
            this.abreast = abreast;
        }

        /// One run for the whole installation, which sees the rows of all territories.
        public Planned acrossTerritories() {
            return new Planned(schedule, true, abreast);
        }

        /// So many items at a time, where each waits for another machine.
        public Planned abreast(int items) {
            return new Planned(schedule, across, items);
        }

        /// In no transaction: the work opens its own. A run that fails is tried again soon.
        public Job run(Runnable work) {
            return new Job(schedule, across, new Work.Plain(work));
        }

        /// Each item in a transaction of its own. One that fails is noted, tried again later and later, put aside
        /// after many tries, and stops no other.
        ///
        /// @param due the ids of all that is due now: a `UUID`, a text, a number, or a small record of these
        /// @param handle works on one; it looks again whether it is due, for a person may have acted meanwhile
        public <T> Job items(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(schedule, across, new Work.Items<>(due, handle, false, abreast));
        }

        /// The same for an item that talks to another machine: it holds no transaction, hence no connection, while it
        /// waits, and opens its own for what it writes.
        public <T> Job itemsInTheirOwnTransactions(Supplier<? extends Collection<T>> due, Consumer<T> handle) {
            return new Job(schedule, across, new Work.Items<>(due, handle, true, abreast));
        }
    }
}
