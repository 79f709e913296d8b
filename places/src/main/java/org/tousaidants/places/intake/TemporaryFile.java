package org.tousaidants.places.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// « Fichier de passage » — a person's upload, or a download, for as long as it is read. The caller deletes it; a
/// killed process could not, so that each new one deletes the forgotten ones: they may hold the names of people.
public final class TemporaryFile {
    private static final String END = ".passage";
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    /// Longer than any download or reading of a file.
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private TemporaryFile() {}

    /// « Remplissage d’un fichier » — writes the file.
    public interface Filling {
        void into(Path file) throws IOException;
    }

    /// A file that only this account may read, filled; deleted when filling fails.
    public static Path file(Filling filling) throws IOException {
        var file = empty(FOLDER);
        var filled = false;
        try {
            filling.into(file);
            filled = true;
            return file;
        } finally {
            if (!filled) Files.deleteIfExists(file);
        }
    }

    static Path empty(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "tous-aidants-", END);
        sweep(folder, Files.getLastModifiedTime(file).toInstant().minus(FORGOTTEN));
        return file;
    }

    private static void sweep(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "tous-aidants-*" + END)) {
            for (var file : old) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) Files.deleteIfExists(file);
                } catch (IOException notOurs) {
                    // Another account's, or deleted by another process meanwhile.
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }
}
