package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.tenancy.TenantDataSource;

class DatabaseMigrationsTest {
    @Test
    void aDatabaseThatANewerVersionWroteIsRefusedInOneSentence() {
        try (var database = TestDatabase.fresh()) {
            assertThatCode(() -> DatabaseMigrations.run(database)).doesNotThrowAnyException();
            written(database, "9999", "harvest of the moon");
            refused(database, "9999 harvest of the moon");
        }
    }

    /// A newer version may add a migration with a lower number than our last one.
    @Test
    void aMigrationThatWeDoNotKnowIsEnough() {
        try (var database = TestDatabase.fresh()) {
            written(database, "1.5", "journal more");
            refused(database, "1.5 journal more");
        }
    }

    @Test
    void aMigrationThatChangedSinceIsRefusedToo() {
        try (var database = TestDatabase.fresh()) {
            JdbcClient.create(database)
                    .sql("update flyway_schema_history set checksum = 1 where description = 'platform'")
                    .update();
            assertThatThrownBy(() -> DatabaseMigrations.run(database))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("n’est plus la même")
                    .hasMessageContaining("restaurez une sauvegarde");
        }
    }

    /// The setting is read once per query and the column compared without a cast, so that the index finds the
    /// row.
    @Test
    void theWallBetweenTerritoriesCostsARowOneComparison() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table wall_try (network text not null, id int not null, place int not null,
                    primary key (network, id))""");
            statement.execute("""
                    insert into wall_try select network, n, n % 7 from generate_series(1, 50000) n,
                    unnest(array['pays-a', 'pays-b']) network""");
            statement.execute("analyze wall_try");
            PostgresRowLevelSecurity.raise(database);
            statement.execute(TenantDataSource.saying("pays-a"));

            var counting = plan(statement, "select count(distinct place) from wall_try");
            assertThat(counting).contains("(network = (InitPlan 1).col1)").doesNotContain("SubPlan", "OR");
            assertThat(plan(statement, "select place from wall_try where id = 7"))
                    .contains("Index Scan", "Index Cond: ((network = (InitPlan 1).col1) AND (id = 7))");
            assertThat(counted(statement)).isEqualTo(50_000);
            statement.execute(TenantDataSource.saying("pays-c"));
            assertThat(counted(statement)).isZero();
            statement.execute(TenantDataSource.saying(""));
            assertThat(counted(statement)).as("without a tenant, nothing").isZero();
            statement.execute(TenantDataSource.saying("*"));
            assertThat(counted(statement)).as("across tenants, all").isEqualTo(100_000);
        }
    }

    private static long counted(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from wall_try")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        var lines = new StringJoiner("\n");
        try (var rows = statement.executeQuery("explain (costs off) " + query)) {
            while (rows.next()) lines.add(rows.getString(1));
        }
        return lines.toString();
    }

    private static void refused(javax.sql.DataSource database, String migration) {
        assertThatThrownBy(() -> DatabaseMigrations.run(database))
                .isInstanceOf(DatabaseSetupException.class)
                .hasMessage(
                        "Cette base a été écrite par une version plus récente de Tous Aidants (migration " + migration
                                + "). Mettez l’application à jour, ou restaurez une sauvegarde faite avec cette version-ci.");
    }

    private static void written(javax.sql.DataSource database, String version, String description) {
        JdbcClient.create(database)
                .sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by,
                             execution_time, success)
                        select max(installed_rank) + 1, :version, :description, 'SQL', 'V.sql', 1, 'x', 1, true
                        from flyway_schema_history""")
                .param("version", version)
                .param("description", description)
                .update();
    }
}
