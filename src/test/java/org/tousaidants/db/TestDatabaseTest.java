package org.tousaidants.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {
    @Test
    void twoTestsNeverSeeEachOther() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            JdbcClient.create(one).sql("create table seen (n int)").update();
            assertThat(exists(JdbcClient.create(one))).isTrue();
            assertThat(exists(JdbcClient.create(other))).isFalse();
        }
    }

    private static boolean exists(JdbcClient client) {
        return client.sql("select to_regclass('seen') is not null")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aFreshDatabaseCostsLittle() {
        TestDatabase.fresh().close();
        var start = System.nanoTime();
        for (var i = 0; i < 10; i++) TestDatabase.fresh().close();
        var each = Duration.ofNanos(System.nanoTime() - start).dividedBy(10);
        // About 60 ms alone on two cores; a machine that does something else must not turn the suite red.
        assertThat(each).isLessThan(Duration.ofSeconds(1));
    }
}
