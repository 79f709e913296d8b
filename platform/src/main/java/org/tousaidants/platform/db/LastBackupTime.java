package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Dernière sauvegarde » — the time of the newest base backup of the embedded database.
@Component
public class LastBackupTime {
    private final Optional<Path> where;

    LastBackupTime(@Value("${ta.backup-dir:${TA_BACKUP_DIR:}}") String where) {
        this.where = Optional.of(where.strip()).filter(text -> !text.isEmpty()).map(Path::of);
    }

    /// Returns whether this product makes the backups; false if the operator uses another backup program.
    public boolean wanted() {
        return where.isPresent();
    }

    public Optional<Instant> at() {
        try {
            return where.isEmpty() ? Optional.empty() : Backups.newest(where.get());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
