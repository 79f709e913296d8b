package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.served.AcrossTerritories;

/// While it serves with an embedded database and `TA_BACKUP_DIR`: each piece of its log within a minute, all of it each
/// day.
@Component
class BackupRounds {
    private static final Logger LOG = LoggerFactory.getLogger(BackupRounds.class);
    private static final Duration EACH = Duration.ofHours(24);

    private final Database database;
    private final InstallationSecret secret;
    private final String where;
    private final Clock clock;

    BackupRounds(
            Database database,
            InstallationSecret secret,
            @Value("${ta.backup-dir:${TA_BACKUP_DIR:}}") String where,
            Clock clock) {
        this.database = database;
        this.secret = secret;
        this.where = where;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    @AcrossTerritories
    void carry() {
        var folder = DataFolder.chosen();
        if (where.isBlank() || database.embedded().isEmpty()) return;
        try {
            var backups = new Backups(Path.of(where), secret);
            backups.carry(folder.resolve("cluster/data"));
            var newest = Backups.newest(Path.of(where));
            if (newest.isPresent() && newest.get().plus(EACH).isAfter(clock.instant())) return;
            var superuser = EmbeddedPostgres.runningAs(folder, "postgres", EmbeddedPostgres.SUPERUSER);
            if (superuser.isEmpty()) return;
            backups.now(folder, superuser.get(), clock.instant());
            backups.forget(clock.instant());
        } catch (IOException | SQLException failed) {
            LOG.error("The backup in {} failed: {}", where, failed.getMessage());
        }
    }
}
