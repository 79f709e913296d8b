package org.tousaidants.platform.db;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// « Serveur embarqué » — PostgreSQL and its data folder.
record EmbeddedServer(DataFolder folder, EmbeddedPostgres postgres) implements AutoCloseable {
    static EmbeddedServer start(Path path) {
        var folder = DataFolder.open(path);
        try {
            var saved = Optional.ofNullable(System.getenv("TA_BACKUP_DIR")).filter(where -> !where.isBlank());
            return new EmbeddedServer(
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
