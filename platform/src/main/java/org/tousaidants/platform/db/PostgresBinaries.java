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

/// Unpacks the PostgreSQL programs once into the data folder. They are unpacked into a temporary folder, which is
/// then moved in one step, so that an interrupted start leaves no incomplete folder.
final class PostgresBinaries {
    static final String VERSION = "17.11";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /// Folder of the PostgreSQL programs in Debian's package, which receives security updates independently of
    /// this product.
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/17/bin");

    private static final Pattern SAID = Pattern.compile("\\(PostgreSQL\\) (\\d+)\\.(\\d+)");

    private PostgresBinaries() {}

    /// Returns the folder of the PostgreSQL programs: Debian's if installed and not older than the version
    /// shipped with the application, else the shipped programs.
    static Path programs(PersistentDataFolder folder) throws IOException {
        return programs(folder, DEBIAN);
    }

    static Path programs(PersistentDataFolder folder, Path installed) throws IOException {
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

    /// Returns whether an installed program has the same major version as required, so that it reads the same
    /// data, and is not older than the required version.
    ///
    /// @param said text with a version number that the program prints
    /// @param version required version
    static boolean isAsNewAs(String said, String version) {
        var found = SAID.matcher(said);
        var ours = version.split("\\.");
        return found.find()
                && found.group(1).equals(ours[0])
                && Integer.parseInt(found.group(2)) >= Integer.parseInt(ours[1]);
    }

    /// Returns the folder that contains `bin`, `lib` and `share`. The caller must hold the lock of the data
    /// folder.
    static Path unpackedIn(PersistentDataFolder folder) throws IOException {
        var home = folder.path().resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) return home;
        var aside = folder.path().resolve("unpacking");
        PersistentDataFolder.delete(aside);
        Files.createDirectory(aside);
        unpack(aside);
        // The permissions are set explicitly, because the account of the server needs access whatever the
        // umask is.
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
