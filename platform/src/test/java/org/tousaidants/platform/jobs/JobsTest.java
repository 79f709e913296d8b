package org.tousaidants.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.tousaidants.platform.db.SeparateProcess;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Tests jobs: nothing is lost, and a broken or slow item delays no other.
class JobsTest {
    private static final Duration NOW_AND_THEN = Duration.ofMillis(100);
    private static HikariDataSource pool;

    private final TestClock clock = new TestClock();
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> poison = new AtomicReference<>("3");

    @BeforeAll
    static void database() {
        pool = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void nothingIsKnown() {
        var sql = JdbcClient.create(pool);
        sql.sql("truncate jobs_task, jobs_failure").update();
        sql.sql("create table if not exists handled (item int, by text)").update();
        sql.sql("truncate handled").update();
    }

    private JobProcess process(Map<String, Object> declared) {
        return new JobProcess(pool, clock, alone(), declared);
    }

    static MockEnvironment alone() {
        return new MockEnvironment()
                .withProperty("ta.network.id", "charente-maritime")
                .withProperty("ta.network.name", "Charente-Maritime")
                .withProperty("ta.network.departement", "17");
    }

    private Job fiveItems() {
        return Job.every(Duration.ofHours(1))
                .items(
                        () -> List.of(1, 2, 3, 4, 5).stream()
                                .filter(n -> !done.contains(n))
                                .toList(),
                        n -> {
                            if (poison.get().equals(String.valueOf(n)))
                                throw new IllegalStateException("la ligne de nadia@example.org est abîmée\nplus loin");
                            done.add(n);
                        });
    }

    @Test
    void aPoisonedItemStopsNoOtherAndIsTriedAgainLaterAndLater() {
        try (var process = process(Map.of("kit.items", fiveItems()))) {
            assertThat(process.jobs.run("kit.items")).hasSize(1);
            assertThat(done).containsExactlyInAnyOrder(1, 2, 4, 5);
            var failure = process.jobs.failures().getFirst();
            assertThat(failure.item()).isEqualTo("3");
            assertThat(failure.tries()).isEqualTo(1);
            assertThat(failure.error()).isEqualTo("IllegalStateException: la ligne de … est abîmée");
            assertThat(process.jobs.run("kit.items")).as("not yet").isEmpty();
            clock.advance(Duration.ofSeconds(61));
            assertThat(process.jobs.run("kit.items")).hasSize(1);
            clock.advance(Duration.ofSeconds(61));
            assertThat(process.jobs.run("kit.items")).as("two minutes now").isEmpty();
            clock.advance(Duration.ofSeconds(61));
            poison.set("");
            assertThat(process.jobs.run("kit.items")).isEmpty();
            assertThat(done).hasSize(5);
            assertThat(process.jobs.failures()).isEmpty();
        }
    }

    @Test
    void afterManyTriesItIsPutAsideUntilTheOperatorAsksForIt() {
        try (var process = process(Map.of("kit.items", fiveItems()))) {
            for (var n = 0; n < JobFailure.MOST_TRIES; n++) {
                assertThat(process.jobs.run("kit.items")).hasSize(1);
                clock.advance(Duration.ofHours(7));
            }
            assertThat(process.jobs.run("kit.items")).isEmpty();
            var failure = process.jobs.failures().getFirst();
            assertThat(failure.aside()).isTrue();
            poison.set("");
            assertThat(process.jobs.again("elsewhere", "kit.items", "3")).isFalse();
            assertThat(process.jobs.again(failure.network(), "kit.items", "3")).isTrue();
            assertThat(process.jobs.run("kit.items")).isEmpty();
            assertThat(done).contains(3);
            assertThat(process.jobs.failures()).isEmpty();
        }
    }

    @Test
    void whatAPersonSolvedMeanwhileIsNoFailureAnyMore() {
        try (var process = process(Map.of("kit.items", fiveItems()))) {
            process.jobs.run("kit.items");
            done.add(3);
            process.jobs.run("kit.items");
            assertThat(process.jobs.failures()).isEmpty();
        }
    }

    @Test
    void anErrorIsAFailureLikeAnother() {
        var job = Job.every(Duration.ofHours(1)).items(() -> List.of(1, 2), n -> {
            if (n == 1) throw new StackOverflowError();
            done.add(n);
        });
        try (var process = process(Map.of("kit.error", job))) {
            process.jobs.run("kit.error");
            assertThat(done).containsExactly(2);
        }
    }

    @Test
    void anItemThatFailsLeavesNoHalfOfItself() {
        var self = new AtomicReference<JobProcess>();
        var job = Job.every(Duration.ofHours(1)).items(() -> List.of(1, 2), n -> {
            self.get()
                    .sql
                    .sql("insert into handled values (:n, '')")
                    .param("n", n)
                    .update();
            if (n == 1) throw new IllegalStateException("after the first half");
        });
        try (var process = process(Map.of("kit.half", job))) {
            self.set(process);
            process.jobs.run("kit.half");
            assertThat(handled(process)).containsExactly(2);
        }
    }

    @Test
    void aRunThatFailsIsTriedSoonAndToldAfterThreeTimes() {
        var broken = Job.dailyAt(LocalTime.of(4, 0)).run(() -> {
            throw new IllegalStateException("no list of what is due");
        });
        try (var process = process(Map.of("kit.run", broken))) {
            process.jobs.run("kit.run");
            assertThat(process.jobs.failures().getFirst().aside()).isFalse();
            process.jobs.run("kit.run");
            process.jobs.run("kit.run");
            assertThat(process.jobs.failures().getFirst().aside()).isTrue();
        }
    }

    @Test
    void aJobThatWaitsForOthersDelaysNoJob() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var turns = new Semaphore(0);
        try (var _ = process(Map.of(
                        "kit.slow", Job.every(NOW_AND_THEN).run(() -> await(waiting)),
                        "kit.quick", Job.every(NOW_AND_THEN).run(turns::release)))
                .run()) {
            assertThat(turns.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
            waiting.countDown();
        }
    }

    @Test
    void oneTerritoryNeverWaitsForAnother() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var turns = new Semaphore(0);
        var job = Job.every(NOW_AND_THEN).run(() -> {
            if (CurrentTenantScope.now().orElseThrow().equals("aunis")) await(waiting);
            else turns.release();
        });
        var once = new CopyOnWriteArrayList<String>();
        var across = Job.every(Duration.ofHours(1))
                .acrossTerritories()
                .run(() -> once.add(CurrentTenantScope.now().orElse("all")));
        try (var _ = new JobProcess(pool, clock, territories(), Map.of("kit.each", job, "kit.across", across)).run()) {
            assertThat(turns.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
            waiting.countDown();
            assertThat(once).containsExactly("all");
        }
    }

    private static MockEnvironment territories() {
        var several = new MockEnvironment();
        for (var id : List.of("aunis", "correze"))
            several.withProperty("ta.territories." + id + ".name", id)
                    .withProperty("ta.territories." + id + ".departement", "17")
                    .withProperty("ta.territories." + id + ".public-url", "https://" + id + ".example");
        return several;
    }

    @Test
    void ofTwoProcessesOneIsKilledInTheMiddleAndEachItemIsHandledOnce() throws InterruptedException {
        var inTheMiddle = new CountDownLatch(1);
        var killed = new CountDownLatch(1);
        try (var first = writing("first", n -> {
                    if (n != 3) return;
                    inTheMiddle.countDown();
                    await(killed);
                });
                var second = writing("second", _ -> {})) {
            first.run();
            assertThat(inTheMiddle.await(60, TimeUnit.SECONDS)).isTrue();
            second.run();
            first.kill();
            killed.countDown();
            // The heartbeat of the process has stopped.
            clock.advance(Duration.ofMinutes(2));
            for (var n = 0; n < 600 && handled(second).size() < 5; n++) Thread.sleep(100);
            assertThat(handled(second)).containsExactly(1, 2, 3, 4, 5);
            assertThat(second.sql
                            .sql("select by from handled where item = 3")
                            .query(String.class)
                            .single())
                    .isEqualTo("second");
        }
    }

    @Test
    void aProcessOfTheMachineIsKilledAndTheOtherFinishesItsRun() throws Exception {
        var killed = SeparateProcess.of(KilledProcess.class, pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "killed-process.log").toFile())
                .start();
        var sql = JdbcClient.create(pool);
        for (var n = 0; n < 600 && count(sql) < 3; n++) Thread.sleep(100);
        killed.destroyForcibly().waitFor();
        var left = count(sql);
        assertThat(left).isBetween(3, KilledProcess.ITEMS - 1);
        clock.advance(Duration.ofMinutes(2));
        try (var _ = KilledProcess.process(pool, clock, "other", Duration.ZERO).run()) {
            for (var n = 0; n < 600 && count(sql) < KilledProcess.ITEMS; n++) Thread.sleep(100);
        }
        assertThat(count(sql)).isEqualTo(KilledProcess.ITEMS);
        assertThat(sql.sql("select count(distinct item) from handled")
                        .query(Integer.class)
                        .single())
                .as("each once")
                .isEqualTo(KilledProcess.ITEMS);
        assertThat(sql.sql("select count(*) from handled where by = 'killed'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(left);
    }

    private static int count(JdbcClient sql) {
        return sql.sql("select count(*) from handled").query(Integer.class).single();
    }

    private JobProcess writing(String name, java.util.function.IntConsumer middle) {
        var self = new AtomicReference<JobProcess>();
        var job = Job.every(NOW_AND_THEN)
                .items(
                        () -> self.get()
                                .sql
                                .sql("select n from generate_series(1, 5) n where n not in (select item from handled)")
                                .query(Integer.class)
                                .list(),
                        n -> {
                            self.get()
                                    .sql
                                    .sql("insert into handled values (:n, :by)")
                                    .param("n", n)
                                    .param("by", name)
                                    .update();
                            middle.accept(n);
                        });
        self.set(process(Map.of("kit.writing", job)));
        return self.get();
    }

    private static List<Integer> handled(JobProcess process) {
        return process.sql
                .sql("select item from handled order by item")
                .query(Integer.class)
                .list();
    }

    @Test
    void aMachineThatWasOffForThreeDaysRunsADailyJobOnceWhenItComesBack() throws InterruptedException {
        var turns = new AtomicInteger();
        var days = Map.<String, Object>of(
                "kit.daily", Job.dailyAt(LocalTime.of(4, 0)).run(turns::incrementAndGet),
                "kit.items", fiveItems());
        poison.set("");
        try (var before = process(days).run()) {
            assertThat(before.jobs.states()).hasSize(2);
        }
        done.clear();
        assertThat(turns).hasValue(0);
        clock.advance(Duration.ofDays(3));
        try (var after = process(days).run()) {
            for (var n = 0; n < 600 && (turns.get() < 1 || done.size() < 5); n++) Thread.sleep(100);
            Thread.sleep(1500);
            assertThat(turns).hasValue(1);
            assertThat(done).hasSize(5);
            var daily = after.jobs.states().getFirst();
            assertThat(daily.name()).isEqualTo("kit.daily");
            assertThat(daily.next()).isBetween(clock.instant(), clock.instant().plus(Duration.ofDays(1)));
        }
    }

    @Test
    void aScheduleThatBecameShorterIsFollowedAtOnce() {
        var now = clock.instant();
        var weekly = Job.every(Duration.ofDays(7)).run(() -> {});
        try (var before = process(Map.of("kit.schedule", weekly))) {
            before.sql
                    .sql("insert into jobs_task (task_name, task_instance, execution_time, picked, version)"
                            + " values ('kit.schedule@charente-maritime', 'recurring', :at, false, 1)")
                    .param("at", java.sql.Timestamp.from(now.plus(Duration.ofDays(7))))
                    .update();
        }
        try (var after = process(
                        Map.of("kit.schedule", Job.every(Duration.ofHours(1)).run(() -> {})))
                .run()) {
            assertThat(after.jobs.states().getFirst().next()).isBefore(now.plus(Duration.ofHours(2)));
        }
    }

    @Test
    void aClockThatIsSetBackAnHourStopsNoJob() throws InterruptedException {
        var often = new AtomicInteger();
        var daily = new AtomicInteger();
        clock.advance(Duration.ofHours(2));
        try (var process = process(Map.of(
                        "kit.often", Job.every(Duration.ofMinutes(5)).run(often::incrementAndGet),
                        "kit.daily", Job.dailyAt(LocalTime.of(4, 0)).run(daily::incrementAndGet)))
                .run()) {
            for (var n = 0; n < 100 && often.get() < 1; n++) Thread.sleep(100);
            var day = process.jobs.states().getFirst().next();
            clock.advance(Duration.ofHours(-1));
            for (var n = 0;
                    n < 100
                            && process.jobs
                                    .states()
                                    .getLast()
                                    .next()
                                    .isAfter(clock.instant().plus(Duration.ofMinutes(5)));
                    n++) Thread.sleep(100);
            clock.advance(Duration.ofMinutes(6));
            for (var n = 0; n < 100 && often.get() < 2; n++) Thread.sleep(100);
            assertThat(often).hasValueGreaterThanOrEqualTo(2);
            assertThat(process.jobs.states().getFirst().next())
                    .as("its day is done or to come, once")
                    .isEqualTo(day);
            assertThat(daily).hasValue(0);
        }
    }

    @Test
    void aDailyJobRunsOnceInTheNightInWhichAnHourComesTwice() {
        var daily = new JobSchedule.DailySchedule(LocalTime.of(2, 30));
        assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(daily.next(Instant.parse("2026-10-25T01:10:00Z")))
                .as("at 2:10 for the second time")
                .isEqualTo("2026-10-26T01:30:00Z");
        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z")))
                .as("there is no 2:30 in this night")
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void fourInTheMorningIsFourInParisInSummerAndInWinter() {
        var daily = new JobSchedule.DailySchedule(LocalTime.of(4, 0));
        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T02:00:00Z");
        assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T03:00:00Z");
        assertThat(daily.next(Instant.parse("2026-10-25T03:00:00Z"))).isEqualTo("2026-10-26T03:00:00Z");
    }

    @Test
    void whatAProcessRefreshesForItselfGoesOnAfterItBroke() throws InterruptedException {
        var turns = new Semaphore(0);
        var refresh = new PeriodicRefresh(NOW_AND_THEN, () -> {
            turns.release();
            throw new IllegalStateException("this time");
        });
        try (var process = process(Map.of("kit.refresh", refresh)).run()) {
            assertThat(turns.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.jobs.failures()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(120, TimeUnit.SECONDS)) throw new IllegalStateException("timeout");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
