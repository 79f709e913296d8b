package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// A database with rows, brought from an earlier version to that of today. `migrations.sha256` keeps its migrations
/// as they ran.
class UpgradeTest {
    /// An installation from the sources before 1.0.0 may stand at this migration.
    private static final String RELEASE = "91";

    private static final String COLUMNS = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
            from information_schema.columns where table_schema = 'public' order by 1""";

    @Test
    void aDatabaseOfTheReleaseHasTheSchemaOfTodayAndKeepsItsRows() throws SQLException {
        try (var upgraded = TestDatabase.fresh();
                var today = TestDatabase.fresh()) {
            JdbcClient.create(upgraded)
                    .sql("drop schema public cascade; create schema public")
                    .update();
            Flyway.configure().dataSource(upgraded).target(RELEASE).load().migrate();
            rows(upgraded);

            DatabaseMigrations.run(upgraded);

            assertThat(list(upgraded, COLUMNS)).containsExactlyElementsOf(list(today, COLUMNS));
            assertThat(list(upgraded, "select name from identity_account")).containsExactly("Nadia Ferret");
            assertThat(list(upgraded, "select value from territory_setting")).containsExactly("Aide numérique 87");
            assertThat(list(upgraded, "select among from interviews_seat")).containsExactly("READY");
        }
    }

    private static void rows(DataSource database) {
        JdbcClient.create(database).sql("""
                insert into identity_network (id, name, departement) values ('haute-vienne', 'Haute-Vienne', '87');
                insert into identity_account (network, id, mail, name, role, created_at)
                values ('haute-vienne', gen_random_uuid(), 'nadia@exemple.fr', 'Nadia Ferret', 'COORDINATOR', now());
                insert into territory_setting values ('haute-vienne', 'site.name', 'Aide numérique 87', now());
                with i as (insert into interviews_interview values ('haute-vienne', gen_random_uuid(), gen_random_uuid(), now())
                        returning id),
                    m as (insert into interviews_meeting select 'haute-vienne', id, 1, now(), 2, false, array[now()], 'Mairie'
                        from i returning interview)
                insert into interviews_seat
                select 'haute-vienne', interview, 1, 1, gen_random_uuid(), now(), 'a/1', 'READY', '{}', '{}' from m""").update();
    }

    /// As the network, which alone sees its rows.
    private static List<String> list(DataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TenantDataSource.saying("haute-vienne"));
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        }
    }
}
