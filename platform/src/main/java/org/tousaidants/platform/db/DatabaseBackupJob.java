package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Makes backups while the application runs with `TA_BACKUP_DIR`: archives each WAL segment within a minute, and
/// makes a base backup each day. For an external database, `TA_BACKUP_SOURCE` must name a role that may read the
/// files of its server.
@Component
class DatabaseBackupJob {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseBackupJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofHours(24);
    private static final Duration TURN = Duration.ofSeconds(50);

    private final Database database;
    private final InstallationSecret secret;
    private final String where;
    private final String source;
    private final Clock clock;
    private Instant turned = Instant.EPOCH;

    DatabaseBackupJob(
            Database database,
            InstallationSecret secret,
            @Value("${ta.backup-dir:${TA_BACKUP_DIR:}}") String where,
            @Value("${ta.backup-source:${TA_BACKUP_SOURCE:}}") String source,
            Clock clock) {
        this.database = database;
        this.secret = secret;
        this.where = where;
        this.source = source;
        this.clock = clock;
    }

    @Bean("db.backup")
    static Job backupJob(DatabaseBackupJob backup) {
        return Job.every(BETWEEN).acrossTerritories().run(backup::carry);
    }

    private void carry() {
        if (where.isBlank()) return;
        try {
            var backups = new Backups(Path.of(where), secret);
            if (database.embedded().isPresent()) embedded(backups);
            else if (!source.isBlank()) elsewhere(backups);
        } catch (IOException | SQLException | DatabaseSetupException failed) {
            LOG.error("The backup in {} failed: {}", where, failed.getMessage());
            throw new IllegalStateException("The backup in " + where + " failed", failed);
        }
    }

    private void embedded(Backups backups) throws IOException, SQLException {
        var folder = PersistentDataFolder.chosen();
        backups.carry(folder.resolve("cluster/data"));
        if (young()) return;
        var superuser = EmbeddedPostgres.runningAs(folder, "postgres", EmbeddedPostgres.SUPERUSER);
        if (superuser.isEmpty()) return;
        backups.now(folder, superuser.get(), clock.instant());
    }

    private void elsewhere(Backups backups) throws IOException, SQLException {
        try (var there = RemotePostgresServer.at(DatabaseAddress.parse(source))) {
            if (turned.plus(TURN).isBefore(clock.instant())) {
                there.turnLog();
                turned = clock.instant();
            }
            backups.carry(there);
            if (young()) return;
            backups.now(PersistentDataFolder.chosen(), there, database.address(), clock.instant());
        }
    }

    private boolean young() throws IOException {
        return Backups.newest(Path.of(where))
                .filter(newest -> newest.plus(EACH).isAfter(clock.instant()))
                .isPresent();
    }
}
