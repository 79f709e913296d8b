package org.tousaidants.platform.afterrestore;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.db.PersistentDataFolder;

/// Finds the folder for the files of irreversible acts: next to the backups, or else next to the embedded database.
/// An external database without backups by this product has no such folder.
@Component
class IrreversibleActFolder {
    private static final String NAME = "lasting-acts";

    private final String backups;
    private final ObjectProvider<Database> database;

    IrreversibleActFolder(
            @Value("${ta.backup-dir:${TA_BACKUP_DIR:}}") String backups, ObjectProvider<Database> database) {
        this.backups = backups.strip();
        this.database = database;
    }

    Optional<Path> path() {
        if (!backups.isEmpty()) return Optional.of(Path.of(backups).resolve(NAME));
        return database.stream()
                .filter(Database::isEmbedded)
                .findFirst()
                .map(one -> PersistentDataFolder.chosen().resolve(NAME));
    }
}
