package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks the PostgreSQL programs once into the data folder: into a temporary folder, then moved in one step,
/// so that an interrupted start leaves nothing incomplete.
final class PostgresBinaries {
    static final String VERSION = "17.11";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /// The path of Debian's package, which gets security updates of its own.
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/17/bin");

    private static final Pattern SAID = Pattern.compile("\\(PostgreSQL\\) (\\d+)\\.(\\d+)");

    private PostgresBinaries() {}

    /// The folder of the programs: Debian's if installed and not older than ours, else the one shipped with the
    /// application.
    static Path programs(DataFolder folder) throws IOException {
        return programs(folder, DEBIAN);
    }

    static Path programs(DataFolder folder, Path installed) throws IOException {
        return isInstalled(installed) ? installed : unpackedIn(folder).resolve("bin");
    }

    private static boolean isInstalled(Path bin) throws IOException {
        var postgres = bin.resolve("postgres");
        return Files.isExecutable(postgres)
                && Files.isExecutable(bin.resolve("initdb"))
                && isAsNewAs(
                        DatabaseProcessRunner.run(List.of(postgres.toString(), "--version"), "")
                                .output(),
                        VERSION);
    }

    /// Whether a version has the same major number (which reads the same data) and is not older.
    static boolean isAsNewAs(String said, String version) {
        var found = SAID.matcher(said);
        var ours = version.split("\\.");
        return found.find()
                && found.group(1).equals(ours[0])
                && Integer.parseInt(found.group(2)) >= Integer.parseInt(ours[1]);
    }

    /// The folder with `bin`, `lib` and `share`. The caller has the lock of the data folder.
    static Path unpackedIn(DataFolder folder) throws IOException {
        var home = folder.path().resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) return home;
        var aside = folder.path().resolve("unpacking");
        DataFolder.delete(aside);
        Files.createDirectory(aside);
        unpack(aside);
        // The account of the server needs access whatever the umask is.
        Files.setPosixFilePermissions(aside, EXECUTABLE);
        Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
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
            throw new DatabaseSetupException("PostgreSQL embarqué n’existe que pour Linux sur x86-64. "
                    + "Installez PostgreSQL 17 et donnez son adresse par DATABASE_URL.");
        return archive;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) throw new IOException("entry outside of its folder: " + entry.getName());
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
}
