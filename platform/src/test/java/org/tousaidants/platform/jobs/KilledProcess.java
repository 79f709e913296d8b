package org.tousaidants.platform.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A separate process that handles items slowly and is killed in between.
final class KilledProcess {
    static final int ITEMS = 12;

    private KilledProcess() {}

    public static void main(String... args) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(args[0]);
        pool.setUsername(args[1]);
        pool.setPassword(args[2]);
        process(pool, Clock.systemUTC(), "killed", Duration.ofMillis(400)).run();
    }

    static JobProcess process(HikariDataSource pool, Clock clock, String name, Duration slow) {
        var self = new AtomicReference<JobProcess>();
        var job = Job.every(Duration.ofSeconds(1))
                .items(
                        () -> self.get()
                                .sql
                                .sql(
                                        "select n from generate_series(1, :items) n where n not in (select item from handled)")
                                .param("items", ITEMS)
                                .query(Integer.class)
                                .list(),
                        n -> {
                            self.get()
                                    .sql
                                    .sql("insert into handled values (:n, :by)")
                                    .param("n", n)
                                    .param("by", name)
                                    .update();
                            pause(slow);
                        });
        self.set(new JobProcess(pool, clock, JobsTest.alone(), Map.of("kit.killed", job)));
        return self.get();
    }

    private static void pause(Duration slow) {
        try {
            Thread.sleep(slow);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
