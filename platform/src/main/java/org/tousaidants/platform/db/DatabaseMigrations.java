package org.tousaidants.platform.db;

import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Migrates a database to the schema of this version. Refuses a database that a newer version has migrated, because
/// data could be lost.
final class DatabaseMigrations {
    /// States of migrations that the database contains but this version of the application does not know. Flyway
    /// reports one of two states, depending on whether a later migration was applied.
    private static final Set<MigrationState> UNKNOWN = Set.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    private DatabaseMigrations() {}

    static void run(DataSource source) {
        run(Flyway.configure().dataSource(source).load());
    }

    static void run(Flyway flyway) {
        bring(flyway);
        PostgresRowLevelSecurity.raise(flyway.getConfiguration().getDataSource());
    }

    /// Migrates the schema. Row-level security on new tables is enabled separately.
    static void bring(Flyway flyway) {
        var known = flyway.info().all();
        var unknown = Arrays.stream(known)
                .filter(migration -> UNKNOWN.contains(migration.getState()))
                .map(DatabaseMigrations::name)
                .toList();
        if (!unknown.isEmpty())
            throw new DatabaseSetupException(
                    "Cette base a été écrite par une version plus récente de Tous Aidants (migration "
                            + unknown.getLast()
                            + "). Mettez l’application à jour, ou restaurez une sauvegarde faite avec cette version-ci.");
        // `migrate` is skipped if all migrations are applied, because it would read each file again.
        if (Arrays.stream(known).allMatch(DatabaseMigrations::stands)) return;
        try {
            flyway.migrate();
        } catch (FlywayValidateException changed) {
            throw new DatabaseSetupException(
                    "Cette base ne correspond pas à cette version de Tous Aidants : une migration déjà faite n’est plus"
                            + " la même. Reprenez la version qui l’a écrite, ou restaurez une sauvegarde. ("
                            + firstLine(changed) + ")",
                    changed);
        }
    }

    /// Returns whether the database contains a migration with the same checksum as in this version.
    private static boolean stands(MigrationInfo migration) {
        return migration.getState().isApplied()
                && !migration.getState().isFailed()
                && migration.isChecksumMatching()
                && migration.isDescriptionMatching()
                && migration.isTypeMatching();
    }

    private static String name(MigrationInfo migration) {
        return migration.getVersion() + " " + migration.getDescription();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("");
    }
}
