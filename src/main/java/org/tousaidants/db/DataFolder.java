package org.tousaidants.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// « Dossier de données » — the one folder that holds everything that must outlive a restart. Locked while served:
/// the
/// system frees the lock of a process that dies, however it dies.
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// `TA_DATA_DIR`, else `/var/lib/tous-aidants` for root, else the user's own data folder.
    static Path chosen(Map<String, String> environment, String user, Path home) {
        var given = environment.getOrDefault("TA_DATA_DIR", "");
        if (!given.isBlank()) return Path.of(given).toAbsolutePath();
        if (user.equals("root")) return Path.of("/var/lib/tous-aidants");
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("tous-aidants");
    }

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw served(path);
            }
            return new DataFolder(path, channel);
        } catch (java.nio.channels.OverlappingFileLockException same) {
            throw served(path);
        } catch (AccessDeniedException | FileAlreadyExistsException denied) {
            throw new DatabaseRefused(
                    "Impossible d’écrire dans le dossier de données " + path
                            + ". Donnez-en un autre par TA_DATA_DIR, ou les droits sur celui-ci.",
                    denied);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "Le dossier de données " + path + " est inutilisable : " + e.getMessage()
                            + ". Donnez-en un autre par TA_DATA_DIR.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static DatabaseRefused served(Path path) {
        return new DatabaseRefused("Une autre instance de Tous Aidants sert déjà le dossier de données " + path
                + ". Arrêtez-la, ou donnez un autre dossier par TA_DATA_DIR.");
    }
}
