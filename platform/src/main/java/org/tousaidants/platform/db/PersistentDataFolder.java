package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;

/// « Dossier de données » — the folder of all persistent data. It is locked while the application runs; the
/// operating system releases the lock when the process ends for any reason.
public final class PersistentDataFolder implements AutoCloseable {
    /// The answers of the first page, which `serve` reads as settings. Each backup contains this file, encrypted: it
    /// may hold the password of the mail server.
    static final String ANSWERS = "reglages.properties";

    private final Path path;
    private final FileChannel channel;

    private PersistentDataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Returns the data folder: `TA_DATA_DIR` if set, else `/var/lib/tous-aidants` for root, else a folder of
    /// the user.
    static Path chosen(Map<String, String> environment, String user, Path home) {
        var given = environment.getOrDefault("TA_DATA_DIR", "");
        if (!given.isBlank()) return Path.of(given).toAbsolutePath().normalize();
        if (user.equals("root")) return Path.of("/var/lib/tous-aidants");
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("tous-aidants");
    }

    public static Path chosen() {
        return chosen(
                System.getenv(), System.getProperty("user.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// The answers of the first page in a data folder; empty if the settings are elsewhere.
    static Properties answers(Path folder) {
        var answers = new Properties();
        var file = folder.resolve(ANSWERS);
        if (!Files.isReadable(file)) return answers;
        try (var text = Files.newBufferedReader(file)) {
            answers.load(text);
        } catch (IOException broken) {
            throw DatabaseSetupException.of(broken, folder);
        }
        return answers;
    }

    static PersistentDataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw served(path);
            }
            return new PersistentDataFolder(path, channel);
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, path);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) return false;
        } catch (OverlappingFileLockException byThisVeryProcess) {
            return false;
        }
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return true;
    }

    private static DatabaseSetupException served(Path path) throws IOException {
        return new DatabaseSetupException("Une autre instance de Tous Aidants (processus "
                + Files.readString(path.resolve("lock"), StandardCharsets.US_ASCII)
                + ") sert déjà le dossier de données " + path
                + ". Arrêtez-la, ou donnez un autre dossier par TA_DATA_DIR.");
    }

    Path path() {
        return path;
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, path);
        }
    }
}
