package org.tousaidants.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JobFailureStore {
    private final JdbcClient client;

    JobFailureStore(JdbcClient client) {
        this.client = client;
    }

    List<JobFailure> of(String network, String job) {
        return client.sql("select * from jobs_failure where job = :job")
                .param("job", job)
                .query((row, _) -> failure(row))
                .list();
    }

    /// Returns the failures of these networks: suspended ones first, then the oldest.
    List<JobFailure> all(Collection<String> networks) {
        return client.sql("""
                select * from jobs_failure where network = any(:networks)
                order by next_try_at is not null, first_failed_at, job, item""")
                .param("networks", networks.toArray(String[]::new))
                .query((row, _) -> failure(row))
                .list();
    }

    int count() {
        return client.sql("select count(*) from jobs_failure")
                .query(Integer.class)
                .single();
    }

    void note(JobFailure failure) {
        client.sql("""
                insert into jobs_failure (job, item, first_failed_at, last_failed_at, tries, next_try_at, error)
                values (:job, :item, :first, :last, :tries, :next, :error)
                on conflict (network, job, item) do update
                set last_failed_at = excluded.last_failed_at, tries = excluded.tries,
                    next_try_at = excluded.next_try_at, error = excluded.error""")
                .param("job", failure.job())
                .param("item", failure.item())
                .param("first", Timestamp.from(failure.firstFailedAt()))
                .param("last", Timestamp.from(failure.lastFailedAt()))
                .param("tries", failure.tries())
                .param("next", failure.nextTryAt().map(Timestamp::from).orElse(null), java.sql.Types.TIMESTAMP)
                .param("error", failure.error())
                .update();
    }

    void forget(String network, String job, String item) {
        client.sql("delete from jobs_failure where job = :job and item = :item")
                .param("job", job)
                .param("item", item)
                .update();
    }

    /// Resets the number of tries, so that the item is retried at once. Returns false if there is no such
    /// failure.
    boolean again(String network, String job, String item, Instant now) {
        return client.sql("""
                                update jobs_failure set tries = 1, next_try_at = :now
                                where job = :job and item = :item""")
                        .param("job", job)
                        .param("item", item)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    private static JobFailure failure(ResultSet row) throws SQLException {
        return new JobFailure(
                row.getString("network"),
                row.getString("job"),
                row.getString("item"),
                row.getTimestamp("first_failed_at").toInstant(),
                row.getTimestamp("last_failed_at").toInstant(),
                row.getInt("tries"),
                moment(row.getTimestamp("next_try_at")),
                row.getString("error"));
    }

    private static Optional<Instant> moment(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
