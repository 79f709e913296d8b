package org.tousaidants.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and changes the table of db-scheduler in the caller's transaction, even in a process that does not run the
/// scheduler.
@Repository
class ScheduledTaskStore {
    static final String TABLE = "jobs_task";

    /// Name that db-scheduler uses for the instance of every recurring job.
    static final String RECURRING = "recurring";

    /// The state of a task in the table of db-scheduler.
    ///
    /// @param next time of the next run
    /// @param runs whether a run is in progress
    /// @param last time of the last run, if any
    record ScheduledTaskState(String name, Instant next, boolean runs, Optional<Instant> last) {}

    private final JdbcClient client;

    ScheduledTaskStore(JdbcClient client) {
        this.client = client;
    }

    /// Registers a recurring job. If it is already registered, the stored time of its next run is kept, unless
    /// this time is after `latest`.
    ///
    /// @param first time of the first run of a new job
    /// @param latest latest allowed time of the next run
    void begin(String task, Instant first, Instant latest) {
        client.sql("""
                insert into jobs_task as known (task_name, task_instance, execution_time, picked, version)
                values (:task, :recurring, :first, false, 1)
                on conflict (task_name, task_instance) do update
                set execution_time = :latest, version = known.version + 1
                where not known.picked and known.execution_time > :latest""")
                .param("task", task)
                .param("recurring", RECURRING)
                .param("first", Timestamp.from(first))
                .param("latest", Timestamp.from(latest))
                .update();
    }

    /// Sets the next run of a task to now.
    void soon(String task, Instant now) {
        client.sql("""
                update jobs_task set execution_time = :now, version = version + 1
                where task_name = :task and task_instance = :recurring and not picked""")
                .param("task", task)
                .param("recurring", RECURRING)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<ScheduledTaskState> recurring(List<String> names) {
        return client.sql("""
                        select task_name, execution_time, picked, greatest(last_success, last_failure) as last from jobs_task
                        where task_name = any(:names) and task_instance = :recurring""")
                .param("names", names.toArray(String[]::new))
                .param("recurring", RECURRING)
                .query((row, _) -> task(row))
                .list();
    }

    private static ScheduledTaskState task(ResultSet row) throws SQLException {
        return new ScheduledTaskState(
                row.getString("task_name"),
                row.getTimestamp("execution_time").toInstant(),
                row.getBoolean("picked"),
                moment(row.getTimestamp("last")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
