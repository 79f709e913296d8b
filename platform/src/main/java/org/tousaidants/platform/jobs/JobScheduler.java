package org.tousaidants.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// Starts the jobs of all packages by db-scheduler, which chooses one process for each run, and the periodic
/// refreshes of this process. `ta.rounds=false` disables both: a test then runs the job that it needs.
@Component
class JobScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);

    /// Time between the start of the process and the first run, so that the first visitor is not slowed down and
    /// all beans exist.
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(3);

    private static final int THREADS = 8;
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Interval of the heartbeat. A process that misses four heartbeats is considered dead, and its work starts
    /// again in another process.
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 4;

    /// Time that a running job has to finish when the process stops. The job is interrupted after this time.
    private static final Duration LEAVING = Duration.ofSeconds(5);

    /// Time for which tasks with unknown names are stored. It is longer than any downtime of a process that
    /// serves other networks.
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(365);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final ScheduledTaskStore tasks;
    private final JobRunner runner;
    private final Tenants tenants;
    private final DataSource source;
    private final ListableBeanFactory beans;
    private final Clock clock;
    private final boolean runs;
    private final List<Thread> refreshing = new ArrayList<>();
    private volatile boolean running;
    private @Nullable Scheduler scheduler;

    JobScheduler(
            ScheduledTaskStore tasks,
            JobRunner runner,
            Tenants tenants,
            DataSource source,
            ListableBeanFactory beans,
            Clock clock,
            @Value("${ta.rounds:true}") boolean runs) {
        this.tasks = tasks;
        this.runner = runner;
        this.tenants = tenants;
        this.source = source;
        this.beans = beans;
        this.clock = clock;
        this.runs = runs;
    }

    @Override
    public void start() {
        running = true;
        if (runs) Thread.ofVirtual().name("jobs").start(() -> setOut(BEFORE_THE_FIRST));
    }

    private void setOut(Duration after) {
        try {
            Thread.sleep(after);
            while (running && !begun()) Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts the scheduler. Returns false if the database is unavailable; the start is then tried again later.
    private boolean begun() {
        try {
            begin();
            return true;
        } catch (RuntimeException broken) {
            if (running) LOG.error("the jobs could not start", broken);
            return !running;
        }
    }

    /// Starts all jobs and refreshes.
    synchronized void begin() {
        if (!running || scheduler != null) return;
        var now = clock.instant();
        eachTask((name, job, where) -> register(where.task(name), job.schedule(), now));
        scheduler = started();
        refreshing.add(Thread.ofVirtual().name("clock").start(() -> followClock(now)));
        beans.getBeansOfType(PeriodicRefresh.class)
                .forEach((name, refresh) -> refreshing.add(
                        Thread.ofVirtual().name("refresh " + name).start(() -> refresh(name, refresh))));
    }

    private interface TaskVisitor {
        void visit(String name, Job job, JobTenant where);
    }

    private void eachTask(TaskVisitor visitor) {
        beans.getBeansOfType(Job.class)
                .forEach((name, job) -> JobTenant.of(job, tenants).forEach(where -> visitor.visit(name, job, where)));
    }

    private void register(String task, JobSchedule schedule, Instant now) {
        tasks.begin(task, schedule.first(now), schedule.next(now));
    }

    private Scheduler started() {
        var known = new ArrayList<Task<?>>();
        eachTask((name, job, where) -> known.add(recurring(name, job, where)));
        var made = Scheduler.create(source, known)
                .schedulerName(new SchedulerName.Fixed(ProcessHandle.current().pid() + "-" + UUID.randomUUID()))
                .tableName(ScheduledTaskStore.TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .threads(THREADS)
                // Due runs are taken directly from the database, without a local queue, so that no
                // run waits in this process while another process has a free thread.
                .pollUsingLockAndFetch(0.9, 1.0)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(UNKNOWN_KEPT)
                .shutdownMaxWait(LEAVING)
                .failureLogging(LogLevel.WARN, true)
                .build();
        made.start();
        return made;
    }

    /// Looks whether the clock of the machine was set back, and then starts db-scheduler again, which would
    /// otherwise wait until the clock shows the former time again.
    ///
    /// @param begun time at which the scheduler started
    private void followClock(Instant begun) {
        var last = begun;
        while (running) {
            try {
                Thread.sleep(LOOK);
                var now = clock.instant();
                if (now.isBefore(last)) startAgain(last, now);
                last = now;
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                // The next look tries again, because `last` still shows the former time.
                if (running) LOG.warn("the jobs could not follow the clock", broken);
            }
        }
    }

    /// Starts db-scheduler again and plans the next run of each job with an interval from now on. A daily job is
    /// not planned again, because the job may have run on this day.
    ///
    /// @param last former time of the clock
    private synchronized void startAgain(Instant last, Instant now) {
        if (!running || scheduler == null) return;
        LOG.warn("the clock was set back from {} to {}: the jobs start again", last, now);
        scheduler.stop();
        eachTask((name, job, where) -> {
            if (job.schedule() instanceof JobSchedule.FixedIntervalSchedule)
                register(where.task(name), job.schedule(), now);
        });
        scheduler = started();
    }

    private Task<Void> recurring(String name, Job job, JobTenant where) {
        return Tasks.custom(where.task(name), Void.class)
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
                .onFailure((failed, operations) -> operations.reschedule(failed, afterTrouble()))
                .execute((_, _) -> {
                    var ran = runner.run(name, job, where);
                    return (done, operations) -> operations.reschedule(done, runner.next(job, ran));
                });
    }

    /// Returns the time at which another process may take over a run after the database was unavailable or this
    /// process stopped.
    private Instant afterTrouble() {
        return running ? clock.instant().plus(AFTER_TROUBLE) : clock.instant();
    }

    private void refresh(String name, PeriodicRefresh refresh) {
        var broke = false;
        while (running) {
            try {
                refresh.work().run();
                broke = false;
            } catch (RuntimeException | StackOverflowError broken) {
                if (running && !broke) LOG.warn("{} is not refreshed", name, broken);
                broke = true;
            }
            try {
                Thread.sleep(refresh.pause());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        runner.stop();
        end();
    }

    private synchronized void end() {
        refreshing.forEach(Thread::interrupt);
        if (scheduler != null) scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
