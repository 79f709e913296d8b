package org.tousaidants.platform.db;

import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Migrates a database to this version. Refuses a database that a newer version has written, because data could
/// be lost.
final class Migrations {
    /// States of migrations that were applied to the database but are unknown to this version; Flyway calls one
    /// missing if a later one was applied.
    private static final Set<MigrationState> UNKNOWN = Set.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    private Migrations() {}

    static void run(DataSource source) {
        run(Flyway.configure().dataSource(source).load());
    }

    static void run(Flyway flyway) {
        bring(flyway);
        RowSecurity.raise(flyway.getConfiguration().getDataSource());
    }

    /// Migrates without enabling row security on new tables.
    static void bring(Flyway flyway) {
        var known = flyway.info().all();
        var unknown = Arrays.stream(known)
                .filter(migration -> UNKNOWN.contains(migration.getState()))
                .map(Migrations::name)
                .toList();
        if (!unknown.isEmpty())
            throw new DatabaseSetupException(
                    "Cette base a été écrite par une version plus récente de Tous Aidants (migration "
                            + unknown.getLast()
                            + "). Mettez l’application à jour, ou restaurez une sauvegarde faite avec cette version-ci.");
        // If all migrations are applied, `migrate`, which reads each file again, is skipped.
        if (Arrays.stream(known).allMatch(Migrations::stands)) return;
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

    /// Whether a migration is applied with the same checksum.
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
