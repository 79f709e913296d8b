package org.tousaidants.places.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// « Fichier de passage » — an uploaded or downloaded file for the time of its reading, deleted by the caller. A
/// process that was killed cannot delete its files, so each new file also deletes forgotten files, which may contain
/// names of people.
public final class TemporaryFile {
    private static final String END = ".passage";
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    /// Time after which a temporary file counts as forgotten; no download or reading of a file takes so long.
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private TemporaryFile() {}

    /// « Remplissage d’un fichier » — writes the content of a temporary file.
    public interface FileContentWriter {
        void into(Path file) throws IOException;
    }

    /// Creates a file that only this account may read and writes its content; deletes the file if writing fails.
    public static Path file(FileContentWriter filling) throws IOException {
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
                    // The file belongs to another account, or another process has deleted the
                    // file in the meantime; both cases are ignored.
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }
}
