package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

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
}
