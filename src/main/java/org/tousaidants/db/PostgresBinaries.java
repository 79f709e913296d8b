package org.tousaidants.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs of PostgreSQL, unpacked once beside the data. Unpacked aside, then moved in one step: a start that
/// was
/// cut leaves nothing half there.
final class PostgresBinaries {
    static final String VERSION = "17.11";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /// The folder that holds `bin`, `lib` and `share`.
    static Path unpackedIn(Path folder) throws IOException {
        var home = folder.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) return home;
        var aside = Files.createTempDirectory(folder, "unpacking-");
        try {
            unpack(aside);
            open(aside);
            Files.move(aside, home, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException other) {
            delete(aside);
            if (!Files.isDirectory(home)) throw other;
        }
        return home;
    }

    private static void unpack(Path folder) throws IOException {
        try (var packed = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) write(entry, tar, folder);
        }
    }

    private static InputStream archive() {
        var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null)
            throw new DatabaseRefused("PostgreSQL embarqué n’existe que pour Linux sur x86-64. "
                    + "Installez PostgreSQL 17 et donnez son adresse par DATABASE_URL.");
        return archive;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) throw new IOException("leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else {
            Files.copy(content, file);
            if ((entry.getMode() & 0100) != 0) Files.setPosixFilePermissions(file, EXECUTABLE);
        }
    }

    private static final EnumSet<PosixFilePermission> EXECUTABLE = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    /// A temporary folder is for its owner alone, but root's PostgreSQL runs as another user.
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, EXECUTABLE);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
