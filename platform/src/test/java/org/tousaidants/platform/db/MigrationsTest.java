package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {
    @Test
    void aDatabaseThatANewerVersionWroteIsRefusedInOneSentence() {
        try (var database = TestDatabase.fresh()) {
            assertThatCode(() -> Migrations.run(database)).doesNotThrowAnyException();
            written(database, "20991231.2359", "harvest of the moon");
            refused(database, "20991231.2359 harvest of the moon");
        }
    }

    /// Newer code may bring a migration that was written before the last of ours.
    @Test
    void aMigrationThatWeDoNotKnowIsEnough() {
        try (var database = TestDatabase.fresh()) {
            written(database, "20261124.1011.5", "journal more");
            refused(database, "20261124.1011.5 journal more");
        }
    }

    @Test
    void aMigrationThatChangedSinceIsRefusedToo() {
        try (var database = TestDatabase.fresh()) {
            JdbcClient.create(database)
                    .sql("update flyway_schema_history set checksum = 1 where description = 'journal'")
                    .update();
            assertThatThrownBy(() -> Migrations.run(database))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("n’est plus la même")
                    .hasMessageContaining("restaurez une sauvegarde");
        }
    }

    private static void refused(javax.sql.DataSource database, String migration) {
        assertThatThrownBy(() -> Migrations.run(database))
                .isInstanceOf(DatabaseRefused.class)
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
