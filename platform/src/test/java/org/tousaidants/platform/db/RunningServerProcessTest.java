package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunningServerProcessTest {
    @Test
    void aProcessIsPresentUntilItsConnectionIsGone() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var sql = JdbcClient.create(database);
            var presence = new RunningServerProcess(database);
            var number = presence.number();
            assertThat(presence.number()).isEqualTo(number);
            assertThat(present(sql, number)).isTrue();
            assertThat(present(sql, number + 1)).isFalse();
            presence.destroy();
            assertThat(present(sql, number)).isFalse();
        }
    }

    @Test
    void aConnectionThatWasCutIsTakenUpAgainWithTheSameNumber() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var sql = JdbcClient.create(database);
            var presence = new RunningServerProcess(database);
            var number = presence.number();
            sql.sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1"
                            + " and database = (select oid from pg_database where datname = current_database())")
                    .query(Boolean.class)
                    .list();
            for (var tries = 0; tries < 3_000 && present(sql, number); tries++) Thread.sleep(20);
            assertThat(present(sql, number)).isFalse();
            presence.stay();
            assertThat(present(sql, number)).isTrue();
            presence.destroy();
        }
    }

    private static boolean present(JdbcClient sql, long number) {
        return sql.sql("select db_present(?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }
}
