package org.tousaidants.platform.db;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// « Sauvegardes » — backs up the embedded database, or an external one, without other programs, and restores
/// to a point in time. A base backup is made once a day and each WAL segment is archived within a minute; both
/// are encrypted under the secret of the installation. To verify a backup, it is restored into a separate
/// folder.
final class Backups {
    /// Folder in which PostgreSQL places each WAL segment. The segment stays there until the application has
    /// encrypted and archived it.
    static final String ASIDE = "ta_archive";

    /// Name of the archive entry that contains the names of the database and the user of an external server.
    private static final String EXTERNAL = "external";

    private static final String RESTORED = "ta_restore";
    private static final Pattern BASE = Pattern.compile("base-(\\d{8}T\\d{6}Z)\\.tar\\.tabk");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", ASIDE, RESTORED);
    private static final int KEPT_DAYS = 30;

    private final Path where;
    private final BackupFileEncryption cipher;

    Backups(Path where, InstallationSecret secret) {
        this.where = where;
        this.cipher = new BackupFileEncryption(secret.keys("backup"));
    }

    /// Returns the PostgreSQL settings for archiving. The archive path is relative to the data folder, because
    /// the account of the server owns that folder.
    static Map<String, String> settings() {
        return Map.of(
                "archive_mode", "on",
                "archive_timeout", "60",
                "archive_command",
                        "mkdir -p " + ASIDE + " && test ! -f " + ASIDE + "/%f && cp %p " + ASIDE + "/%f.part && sync "
                                + ASIDE + "/%f.part && mv " + ASIDE + "/%f.part " + ASIDE + "/%f");
    }

    /// Returns the moment at which the newest base backup was started; empty if there is none.
    static Optional<Instant> newest(Path where) throws IOException {
        return bases(where).stream().findFirst().map(Backups::begun);
    }

    private static List<Path> bases(Path where) throws IOException {
        if (!Files.isDirectory(where)) return List.of();
        try (var files = Files.list(where)) {
            return files.filter(
                            file -> BASE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static Instant begun(Path base) {
        var name = BASE.matcher(base.getFileName().toString());
        if (!name.matches()) throw new IllegalArgumentException("not a backup: " + base);
        return Instant.from(NAME.parse(name.group(1)));
    }

    /// « Remplissage d’une sauvegarde » — writes the content of a base backup.
    private interface BackupContent {
        void into(TarArchiveOutputStream archive) throws IOException, SQLException;
    }

    /// Makes a base backup of the embedded database while it is in use, and returns the backup file.
    Path now(Path folder, DatabaseAddress superuser, Instant now) throws IOException, SQLException {
        var data = folder.resolve("cluster/data");
        try (var connection = connect(superuser)) {
            ask(connection, "select pg_backup_start('tous-aidants', true)::text");
            var file = whole(now, archive -> {
                add(archive, data, data);
                put(archive, "password", Files.readAllBytes(EmbeddedPostgres.passwordFile(folder)));
                settings(archive, folder);
                label(archive, connection, true);
            });
            carry(data);
            forget(now);
            return file;
        }
    }

    /// Makes a base backup of an external server, and returns the backup file.
    ///
    /// @param folder data folder, which has the settings of the site
    /// @param site address that names the database and the user of the application
    Path now(Path folder, RemotePostgresServer there, DatabaseAddress site, Instant now)
            throws IOException, SQLException {
        ask(there.connection(), "select pg_backup_start('tous-aidants', true)::text");
        var file = whole(now, archive -> {
            add(archive, there, "");
            put(
                    archive,
                    EXTERNAL,
                    (site.database() + "\n" + site.user().orElse("") + "\n").getBytes(StandardCharsets.UTF_8));
            settings(archive, folder);
            // The end of the backup does not wait until the server has archived its WAL, because an
            // external server does not archive its WAL: this class reads the WAL through its own
            // replication slot.
            label(archive, there.connection(), false);
        });
        there.turnLog();
        carry(there);
        forget(now);
        return file;
    }

    /// Adds the settings of the first page, if the data folder has them.
    private static void settings(TarArchiveOutputStream archive, Path folder) throws IOException {
        var file = folder.resolve(PersistentDataFolder.ANSWERS);
        if (Files.isReadable(file)) put(archive, PersistentDataFolder.ANSWERS, Files.readAllBytes(file));
    }

    private static void label(TarArchiveOutputStream archive, Connection connection, boolean wait)
            throws IOException, SQLException {
        var label = ask(connection, "select labelfile from pg_backup_stop(" + wait + ")");
        if (label.isBlank()) throw new IOException("PostgreSQL returned no backup label");
        put(archive, "data/backup_label", label.getBytes(StandardCharsets.UTF_8));
    }

    private Path whole(Instant now, BackupContent filling) throws IOException, SQLException {
        Files.createDirectories(where);
        var file = where.resolve("base-" + NAME.format(now) + ".tar.tabk");
        var written = new PipedInputStream(1 << 20);
        var out = new PipedOutputStream(written);
        var tar = CompletableFuture.runAsync(() -> {
            try (var archive = new TarArchiveOutputStream(new BufferedOutputStream(out, 1 << 16), "UTF-8")) {
                archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                filling.into(archive);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        var part = part(file, written);
        try {
            tar.join();
        } catch (CompletionException broken) {
            Files.delete(part);
            if (broken.getCause() instanceof UncheckedIOException unread) throw unread.getCause();
            throw new IOException(broken.getCause());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private void sealed(Path file, InputStream bytes) throws IOException {
        Files.move(part(file, bytes), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Encrypts the bytes into a file with a temporary name, writes the file to disk, and returns its path.
    private Path part(Path file, InputStream bytes) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var in = bytes;
                var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            cipher.seal(in, out);
        } catch (IOException failed) {
            // An incomplete file is deleted, because on a full disk each failed attempt would otherwise
            // leave one behind.
            Files.deleteIfExists(part);
            throw failed;
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return part;
    }

    private static void add(TarArchiveOutputStream archive, Path root, Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (folder.equals(root) && LEFT_OUT.contains(name)) continue;
                var entry = "data/" + root.relativize(file);
                if (Files.isDirectory(file)) {
                    put(archive, entry + "/", new byte[0]);
                    if (!folder.equals(root) || !EMPTY.contains(name)) add(archive, root, file);
                } else {
                    try (var in = Files.newInputStream(file)) {
                        put(archive, entry, Files.size(file), in);
                    } catch (NoSuchFileException gone) {
                        // The file is skipped, because PostgreSQL deleted it during the
                        // backup. The WAL of the backup records the deletion, so the file is
                        // not needed.
                        continue;
                    }
                }
            }
        }
    }

    private static void add(TarArchiveOutputStream archive, RemotePostgresServer there, String folder)
            throws IOException, SQLException {
        for (var file : there.list(folder.isEmpty() ? "." : folder)) {
            if (folder.isEmpty() && LEFT_OUT.contains(file.name())) continue;
            var path = folder.isEmpty() ? file.name() : folder + "/" + file.name();
            if (file.folder()) {
                put(archive, "data/" + path + "/", new byte[0]);
                if (!folder.isEmpty() || !EMPTY.contains(file.name())) add(archive, there, path);
            } else
                try (var in = there.open(path)) {
                    put(archive, "data/" + path, file.size(), in);
                }
        }
    }

    private static void put(TarArchiveOutputStream archive, String name, byte[] bytes) throws IOException {
        put(archive, name, bytes.length, new ByteArrayInputStream(bytes));
    }

    /// Adds a file to the archive. The file may grow or shrink during the copy: PostgreSQL documents that
    /// replaying the WAL makes it consistent again.
    private static void put(TarArchiveOutputStream archive, String name, long size, InputStream bytes)
            throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        archive.putArchiveEntry(entry);
        var piece = new byte[1 << 16];
        for (var left = size; left > 0; ) {
            var most = (int) Math.min(left, piece.length);
            var read = bytes.readNBytes(piece, 0, most);
            Arrays.fill(piece, read, most, (byte) 0);
            archive.write(piece, 0, most);
            left -= most;
        }
        archive.closeArchiveEntry();
    }

    /// Archives each waiting WAL segment: encrypts the segment, writes it to disk, and only then deletes the
    /// original. Returns the number of archived segments.
    int carry(Path data) throws IOException {
        var aside = data.resolve(ASIDE);
        if (!Files.isDirectory(aside)) return 0;
        var log = Files.createDirectories(where.resolve("log"));
        var carried = 0;
        try (var files = Files.list(aside)) {
            for (var file : files.filter(one -> !one.toString().endsWith(".part"))
                    .sorted()
                    .toList()) {
                sealed(log.resolve(file.getFileName() + ".tabk"), Files.newInputStream(file));
                Files.delete(file);
                carried++;
            }
        }
        return carried;
    }

    /// Archives each complete WAL segment of the external server that is not archived yet, so that the server
    /// may delete it. Returns the number of archived segments.
    int carry(RemotePostgresServer there) throws IOException, SQLException {
        var log = Files.createDirectories(where.resolve("log"));
        var until = there.position();
        var carried = 0;
        for (var piece : there.finishedLog()) {
            var file = log.resolve(piece + ".tabk");
            if (Files.exists(file)) continue;
            sealed(file, there.open("pg_wal/" + piece));
            carried++;
        }
        there.release(until);
        return carried;
    }

    /// Deletes all files older than the oldest base backup that must be kept, and the incomplete files of a
    /// killed process. It is called at the end of each base backup.
    void forget(Instant now) throws IOException {
        deleteOlder(where, file -> file.toString().endsWith(".part"), now.minus(Duration.ofDays(1)));
        var bases = bases(where);
        for (var base : bases.subList(Math.min(1, bases.size()), bases.size()))
            if (begun(base).plus(Duration.ofDays(KEPT_DAYS)).isBefore(now)) Files.delete(base);
        deleteOlder(where.resolve("log"), _ -> true, now.minus(Duration.ofDays(KEPT_DAYS + 2L)));
    }

    private static void deleteOlder(Path folder, Predicate<Path> wanted, Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).filter(wanted).toList())
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) Files.delete(file);
        }
    }

    /// Restores a backup into a new data folder and returns a running server, which stops when it is closed.
    ///
    /// @param at moment to restore; empty for the latest state
    EmbeddedPostgres restore(PersistentDataFolder folder, Optional<Instant> at, Map<String, String> settings)
            throws IOException {
        var target = folder.path().resolve("cluster");
        if (Files.exists(target)) throw new DatabaseSetupException("Le dossier " + folder.path() + " a déjà une base.");
        var base = bases(where).stream()
                .filter(one -> at.isEmpty() || !begun(one).isAfter(at.get()))
                .findFirst()
                .orElseThrow(
                        () -> new DatabaseSetupException("Aucune sauvegarde de " + where + " n’est assez ancienne."));
        var programs = PostgresBinaries.programs(folder);
        Files.createDirectory(
                target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var account = PostgresSystemUser.forNew(target, programs.resolve("postgres"));
        unpack(base, target, account);
        settings(target, folder.path());
        var data = target.resolve("data");
        var log = Files.createDirectory(data.resolve(RESTORED));
        account.own(log);
        try (var files = Files.list(where.resolve("log"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".tabk")).toList()) {
                var piece = log.resolve(file.getFileName().toString().replace(".tabk", ""));
                try (var in = Files.newInputStream(file);
                        var out = Files.newOutputStream(piece)) {
                    cipher.open(in, out);
                }
                account.own(piece);
            }
        }
        var wanted = new StringBuilder("restore_command = 'cp " + RESTORED + "/%f %p'\n");
        at.ifPresent(moment -> wanted.append("recovery_target_time = '")
                .append(MOMENT.format(moment))
                .append("'\n"));
        wanted.append("recovery_target_action = 'promote'\n");
        var signal = Files.createFile(data.resolve("recovery.signal"));
        account.own(signal);
        var auto = data.resolve("postgresql.auto.conf");
        var external = target.resolve(EXTERNAL);
        if (Files.exists(external)) {
            Files.writeString(auto, wanted);
            account.own(auto);
            var names = Files.readAllLines(external);
            EmbeddedPostgres.adopt(folder.path(), programs, account, names.get(0), names.get(1));
            Files.writeString(auto, "");
            return EmbeddedPostgres.start(folder, settings);
        }
        var before = Files.exists(auto) ? Files.readString(auto) : "";
        Files.writeString(auto, before + wanted);
        account.own(auto);
        EmbeddedPostgres.reenter(folder.path(), programs, account);
        Files.writeString(auto, before);
        return EmbeddedPostgres.start(folder, settings);
    }

    /// Moves the settings of the backup to the data folder, which belongs to the account of the application. Settings
    /// that are already there stay.
    private static void settings(Path unpacked, Path folder) throws IOException {
        var saved = unpacked.resolve(PersistentDataFolder.ANSWERS);
        if (!Files.exists(saved)) return;
        var file = folder.resolve(PersistentDataFolder.ANSWERS);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, Files.readAllBytes(saved));
            // Root may restore for the account of the service, which owns the data folder.
            Files.setOwner(file, Files.getOwner(folder));
        }
        Files.delete(saved);
    }

    private void unpack(Path base, Path target, PostgresSystemUser account) throws IOException {
        var plain = new PipedOutputStream();
        var read = new PipedInputStream(plain, 1 << 20);
        var opened = CompletableFuture.runAsync(() -> {
            // The stream is closed even if reading fails, because the thread that unpacks would
            // otherwise wait forever.
            try (var out = plain;
                    var in = new BufferedInputStream(Files.newInputStream(base))) {
                cipher.open(in, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (var archive = new TarArchiveInputStream(read)) {
            var data = Files.createDirectory(
                    target.resolve("data"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(data);
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) throw new IOException("entry outside the backup: " + entry.getName());
                if (entry.isDirectory()) Files.createDirectories(file);
                else {
                    Files.createDirectories(file.getParent());
                    try (var out = Files.newOutputStream(file)) {
                        archive.transferTo(out);
                    }
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                account.own(file);
            }
        } finally {
            read.close();
        }
        try {
            opened.join();
        } catch (CompletionException broken) {
            if (broken.getCause() instanceof UncheckedIOException unread) throw unread.getCause();
            throw broken;
        }
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.user().orElseThrow(),
                address.password().orElseThrow());
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
