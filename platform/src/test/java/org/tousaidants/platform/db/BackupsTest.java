package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Restores a backup to a point in time from encrypted files only, in each run of the tests.
@Tag("computing")
class BackupsTest {
    private static final String SECRET = "of the test only, long enough to be one";
    /// A segment that is not compressed has 16 MB.
    private static final long MOST_OF_A_MINUTE = 400_000;

    /// « Germaine » under a key of zeros, as a file of the first format has it.
    private static final String FIRST_FORMAT =
            "5441424b310a000102030405060708090a0b0c0d0e0f0000001808013e406b57b2a009aa7e95e9b17deae41c6c2f454b43f3";

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

    @Test
    void aDatabaseIsRestoredFromSealedFilesToTheMomentThatIsAskedFor() throws IOException, SQLException {
        var root = Files.createTempDirectory("backups");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            var where = root.resolve("elsewhere");
            var backups = new Backups(where, new InstallationSecret(SECRET, root));
            var settings = new HashMap<>(Backups.settings());
            var moment = Instant.EPOCH;
            try (var folder = beside(root, "data");
                    var server = EmbeddedPostgres.start(folder, settings);
                    var connection = Backups.connect(server.address("postgres", EmbeddedPostgres.SUPERUSER));
                    var statement = connection.createStatement()) {
                Files.writeString(folder.path().resolve("reglages.properties"), "ta.network.name=Germaine\n");
                statement.execute("create table kept (said text)");
                statement.execute("insert into kept values ('Germaine before the backup')");
                var file = backups.now(
                        folder.path(), server.address("postgres", EmbeddedPostgres.SUPERUSER), Instant.now());
                assertThat(contains(file, "Germaine")).as("sealed").isFalse();
                statement.execute("insert into kept values ('between')");
                moment = Instant.parse(Backups.ask(
                        connection,
                        "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
                statement.execute("insert into kept values ('too late')");
                var last = Backups.ask(connection, "select pg_walfile_name(pg_current_wal_lsn())");
                Backups.ask(connection, "select pg_switch_wal()::text");
                carried(connection, backups, folder.path().resolve("cluster/data"), last);
                assertThat(Files.size(where.resolve("log").resolve(last + ".tabk")))
                        .as("a minute with a few changes: docs/operate.md, « Encrypted, continuous »")
                        .isLessThan(MOST_OF_A_MINUTE);
            }
            for (var at : Map.of(
                            "Germaine before the backup, between", Optional.of(moment),
                            "Germaine before the backup, between, too late", Optional.<Instant>empty())
                    .entrySet())
                try (var folder = beside(root, "restored-" + at.getValue().isPresent());
                        var server = backups.restore(folder, at.getValue(), Map.of());
                        var connection = Backups.connect(server.address("postgres", EmbeddedPostgres.SUPERUSER))) {
                    assertThat(Backups.ask(connection, "select string_agg(said, ', ' order by ctid) from kept"))
                            .isEqualTo(at.getKey());
                    assertThat(PersistentDataFolder.answers(folder.path()))
                            .as("the settings of the site")
                            .containsEntry("ta.network.name", "Germaine");
                    assertThat(Files.getPosixFilePermissions(folder.path().resolve("reglages.properties")))
                            .as("the settings may hold a password")
                            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                    assertThat(folder.path().resolve("cluster/reglages.properties"))
                            .doesNotExist();
                }
            try (var folder = beside(root, "unreadable")) {
                var gone = Files.createDirectories(root.resolve("gone"));
                Files.createDirectory(gone.resolve("base-20260101T000000Z.tar.tabk"));
                assertThatThrownBy(() -> new Backups(gone, new InstallationSecret(SECRET, root))
                                .restore(folder, Optional.empty(), Map.of()))
                        .as("reported without waiting")
                        .isInstanceOf(IOException.class);
            }
            var stranger = new Backups(where, new InstallationSecret(SECRET + " no", root));
            try (var folder = beside(root, "stolen")) {
                assertThatThrownBy(() -> stranger.restore(folder, Optional.empty(), Map.of()))
                        .as("without the secret")
                        .isInstanceOf(Exception.class);
            }
        } finally {
            PersistentDataFolder.delete(root);
        }
    }

    /// Backs up an external server through a role that may only read its files, then restores it into the
    /// embedded server.
    @Test
    void aDatabaseElsewhereIsRestoredToTheMomentThatIsAskedFor() throws IOException, SQLException {
        var root = Files.createTempDirectory("backups");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            var backups = new Backups(root.resolve("saved"), new InstallationSecret(SECRET, root));
            Instant moment;
            try (var folder = beside(root, "data");
                    var server = EmbeddedPostgres.start(folder, Map.of("max_connections", "80", "fsync", "off"));
                    var operator = Backups.connect(server.address("postgres", EmbeddedPostgres.SUPERUSER));
                    var said = operator.createStatement()) {
                var password = server.address().password().orElseThrow();
                for (var line : Files.readString(Path.of("docs/operate.md"))
                        .replaceAll("(?s).*```sql\n(create role ta_backup.*?)```.*", "$1")
                        .replace("…", password)
                        .split(";")) if (!line.isBlank()) said.execute(line);
                said.execute("create role ville login password '" + password + "'");
                said.execute("create database carte owner ville");
                var site = new DatabaseAddress(
                        server.address("carte", "ville").jdbcUrl(), Optional.of("ville"), Optional.of(password));
                try (var ville = Backups.connect(site);
                        var statement = ville.createStatement();
                        var there = RemotePostgresServer.at(server.address("postgres", "ta_backup"))) {
                    statement.execute("create table kept (said text)");
                    statement.execute("insert into kept values ('before')");
                    backups.now(folder.path(), there, site, Instant.now());
                    statement.execute("insert into kept values ('between')");
                    moment = Instant.parse(
                            Backups.ask(
                                    ville,
                                    "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
                    statement.execute("insert into kept values ('too late')");
                    there.turnLog();
                    assertThat(backups.carry(there)).isPositive();
                    assertThat(backups.carry(there)).as("once").isZero();
                }
                assertThatThrownBy(() -> Backups.connect(server.address("carte", "ta_backup"))
                                .createStatement()
                                .executeQuery("select * from kept"))
                        .hasMessageContaining("permission denied");
            }
            try (var folder = beside(root, "restored");
                    var server = backups.restore(folder, Optional.of(moment), Map.of("fsync", "off"));
                    var ours = Backups.connect(server.address())) {
                assertThat(Backups.ask(ours, "select string_agg(said, ', ' order by ctid) from kept"))
                        .isEqualTo("before, between");
                assertThat(Backups.ask(ours, "select tableowner from pg_tables where tablename = 'kept'"))
                        .isEqualTo(EmbeddedPostgres.USER);
            }
        } finally {
            PersistentDataFolder.delete(root);
        }
    }

    /// A data folder that uses the programs unpacked by the server of the tests.
    private static PersistentDataFolder beside(Path root, String name) throws IOException {
        var folder = Files.createDirectory(root.resolve(name));
        TestDatabase.lendPrograms(folder);
        return PersistentDataFolder.open(folder);
    }

    /// Archives the WAL, with retries, because PostgreSQL closes a segment with a delay.
    private static void carried(java.sql.Connection connection, Backups backups, Path data, String last)
            throws IOException, SQLException {
        for (var tries = 0; tries < 600; tries++) {
            if (Backups.ask(connection, "select coalesce(last_archived_wal, '') from pg_stat_archiver")
                            .compareTo(last)
                    >= 0) {
                backups.carry(data);
                return;
            }
            Backups.ask(connection, "select pg_sleep(0.05)::text");
        }
        throw new AssertionError("the WAL segment was not archived: " + last);
    }

    private static boolean contains(Path file, String words) throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(words);
    }

    /// The newest backup stays whatever its age, because a site whose backups stopped keeps its last one.
    @Test
    void whatIsOlderThanThirtyDaysGoesAndThePiecesOfItsLogTwoDaysLater() throws IOException {
        var root = Files.createTempDirectory("backups");
        try {
            var now = Instant.parse("2027-02-01T03:00:00Z");
            var log = Files.createDirectory(root.resolve("log"));
            for (var day : new String[] {"20270101T020000Z", "20270102T040000Z", "20270131T020000Z"})
                Files.writeString(root.resolve("base-" + day + ".tar.tabk"), "sealed");
            for (var days : new int[] {1, 31, 33})
                Files.setLastModifiedTime(
                        Files.writeString(log.resolve("piece-" + days + ".tabk"), "sealed"),
                        java.nio.file.attribute.FileTime.from(now.minus(java.time.Duration.ofDays(days))));
            var backups = new Backups(root, new InstallationSecret(SECRET, root));
            backups.forget(now);
            assertThat(names(root)).containsExactly("base-20270102T040000Z.tar.tabk", "base-20270131T020000Z.tar.tabk");
            assertThat(names(log)).containsExactly("piece-1.tabk", "piece-31.tabk");
            backups.forget(now.plus(java.time.Duration.ofDays(400)));
            assertThat(names(root)).containsExactly("base-20270131T020000Z.tar.tabk");
            assertThat(names(log)).isEmpty();
        } finally {
            PersistentDataFolder.delete(root);
        }
    }

    @Test
    void theFolderStopsGrowingAfterAMonthOfChanges() throws IOException {
        var root = Files.createTempDirectory("backups");
        try {
            var where = Files.createDirectory(root.resolve("where"));
            var aside = Files.createDirectories(root.resolve("data").resolve(Backups.ASIDE));
            var backups = new Backups(where, new InstallationSecret(SECRET, root));
            var first = Instant.parse("2027-01-01T02:00:00Z");
            var sizes = new java.util.ArrayList<Long>();
            for (var day = 0; day < 100; day++) {
                var now = first.plus(java.time.Duration.ofDays(day));
                for (var piece = 0; piece < 4; piece++)
                    Files.write(aside.resolve("%024X".formatted(4 * day + piece)), new byte[1 << 20]);
                assertThat(backups.carry(root.resolve("data"))).isEqualTo(4);
                for (var piece = 0; piece < 4; piece++)
                    Files.setLastModifiedTime(
                            where.resolve("log/%024X.tabk".formatted(4 * day + piece)),
                            java.nio.file.attribute.FileTime.from(now));
                Files.write(
                        where.resolve(
                                "base-%tY%<tm%<tdT020000Z.tar.tabk".formatted(now.atZone(java.time.ZoneOffset.UTC))),
                        new byte[999]);
                backups.forget(now);
                sizes.add(size(where));
            }
            assertThat(names(where)).as("thirty days, both ends").hasSize(31);
            assertThat(names(where.resolve("log"))).hasSize(4 * 33);
            assertThat(sizes.subList(33, 100)).containsOnly(sizes.getLast());
        } finally {
            PersistentDataFolder.delete(root);
        }
    }

    @Test
    void anAttemptThatFailsLeavesNothing() throws IOException {
        var root = Files.createTempDirectory("backups");
        try {
            var where = Files.createDirectory(root.resolve("where"));
            // A folder in the place of a piece cannot be read.
            Files.createDirectories(root.resolve("data").resolve(Backups.ASIDE).resolve("000000010000000000000009"));
            var backups = new Backups(where, new InstallationSecret(SECRET, root));
            assertThatThrownBy(() -> backups.carry(root.resolve("data"))).isInstanceOf(IOException.class);
            assertThat(size(where)).isZero();
            var now = Instant.parse("2027-01-03T02:00:00Z");
            for (var day : new String[] {"01", "03"})
                Files.setLastModifiedTime(
                        Files.writeString(where.resolve("base-202701" + day + "T010000Z.tar.tabk.part"), day),
                        java.nio.file.attribute.FileTime.from(Instant.parse("2027-01-" + day + "T01:00:00Z")));
            backups.forget(now);
            assertThat(where.resolve("base-20270101T010000Z.tar.tabk.part")).doesNotExist();
            assertThat(where.resolve("base-20270103T010000Z.tar.tabk.part")).exists();
        } finally {
            PersistentDataFolder.delete(root);
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tabk"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSealedFileThatIsCutMovedOrChangedIsRefused() throws IOException {
        var cipher = new BackupFileEncryption(List.of(KEY));
        for (var size : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000}) {
            var plain = new byte[size];
            new Random(size).nextBytes(plain);
            var sealed = new ByteArrayOutputStream();
            cipher.seal(new ByteArrayInputStream(plain), sealed);
            assertThat(open(cipher, sealed.toByteArray())).isEqualTo(plain);
            var bytes = sealed.toByteArray();
            assertThatThrownBy(() -> open(cipher, java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                    .isInstanceOf(IOException.class);
            if (size > 65_536)
                assertThatThrownBy(() -> open(cipher, java.util.Arrays.copyOf(bytes, 22 + 4 + 65_536 + 16)))
                        .as("cut between two pieces")
                        .isInstanceOf(IOException.class);
            bytes[bytes.length / 2] ^= 1;
            assertThatThrownBy(() -> open(cipher, bytes)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWasSealedBeforeTheSecretWasReplacedStillOpens() throws IOException {
        var next = new SecretKeySpec("another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII), "AES");
        var sealed = new ByteArrayOutputStream();
        new BackupFileEncryption(List.of(KEY)).seal(new ByteArrayInputStream(new byte[100_000]), sealed);
        assertThat(open(new BackupFileEncryption(List.of(next, KEY)), sealed.toByteArray()))
                .hasSize(100_000);
        assertThatThrownBy(() -> open(new BackupFileEncryption(List.of(next)), sealed.toByteArray()))
                .isInstanceOf(IOException.class);
        sealed.reset();
        new BackupFileEncryption(List.of(next, KEY)).seal(new ByteArrayInputStream(new byte[1]), sealed);
        assertThat(open(new BackupFileEncryption(List.of(next)), sealed.toByteArray()))
                .hasSize(1);
    }

    /// A file of the first format, as `seal` wrote it before it compressed.
    @Test
    void aBackupOfTheFirstFormatStillOpens() throws IOException {
        var file = java.util.HexFormat.of().parseHex(FIRST_FORMAT);
        assertThat(new String(open(new BackupFileEncryption(List.of(KEY)), file), StandardCharsets.UTF_8))
                .isEqualTo("Germaine");
    }

    private static byte[] open(BackupFileEncryption cipher, byte[] sealed) throws IOException {
        var out = new ByteArrayOutputStream();
        cipher.open(new ByteArrayInputStream(sealed), out);
        return out.toByteArray();
    }
}
