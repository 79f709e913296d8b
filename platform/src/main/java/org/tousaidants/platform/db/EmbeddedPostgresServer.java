package org.tousaidants.platform.db;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// « Serveur embarqué » — the embedded PostgreSQL server and its data folder.
record EmbeddedPostgresServer(PersistentDataFolder folder, EmbeddedPostgres postgres) implements AutoCloseable {
    static EmbeddedPostgresServer start(Path path) {
        var folder = PersistentDataFolder.open(path);
        try {
            var saved = Optional.ofNullable(System.getenv("TA_BACKUP_DIR")).filter(where -> !where.isBlank());
            return new EmbeddedPostgresServer(
                    folder, EmbeddedPostgres.start(folder, saved.isPresent() ? Backups.settings() : Map.of()));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void close() {
        postgres.close();
        folder.close();
    }
}
