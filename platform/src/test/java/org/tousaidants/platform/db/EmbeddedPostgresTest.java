package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Tests the launcher with the product's settings, in folders whose names contain a space.
class EmbeddedPostgresTest {
    @TempDir
    private static Path made;

    private Path folder;

    /// Makes a first start, which takes seconds; most tests copy its result.
    @BeforeAll
    static void aFirstStart() throws Exception {
        open(made);
        Database.open("", made).close();
    }

    private void afterAFirstStart() throws Exception {
        var programs = made.resolve("postgresql-17.11");
        Files.createSymbolicLink(folder.resolve("postgresql-17.11"), programs);
        var cluster = made.resolve("cluster").toString();
        assertThat(DatabaseProcessRunner.succeeds(List.of("cp", "-a", cluster, folder.toString())))
                .isTrue();
    }

    private static void open(Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @BeforeEach
    void aNewDataFolder() throws Exception {
        folder = Files.createTempDirectory("tous aidants ");
        open(folder);
    }

    @AfterEach
    void removeIt() throws Exception {
        PersistentDataFolder.delete(folder);
    }

    @Test
    void everyCommitIsOnTheDiskAndOnlyAPasswordOpens() throws Exception {
        afterAFirstStart();
        try (var database = Database.open("", folder)) {
            var client = JdbcClient.create(database.dataSource());
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                assertThat(show(client, setting)).as(setting).isEqualTo("on");
            assertThat(show(client, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(client, "is_superuser")).isEqualTo("off");
            assertThat(show(client, "timezone")).isEqualTo("Europe/Paris");
            var cluster = folder.resolve("cluster");
            assertThat(Files.readAllLines(cluster.resolve("data/postmaster.pid"))
                            .get(4))
                    .as("socket of the machine")
                    .isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readAllLines(cluster.resolve("data/pg_hba.conf")).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .allMatch(line -> line.endsWith("scram-sha-256"));
            var running = EmbeddedPostgres.running(folder).orElseThrow();
            var forged = "postgres://tousaidants:wrong@" + running.jdbcUrl().substring("jdbc:postgresql://".length());
            assertThatThrownBy(() -> Database.open(forged, folder))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("le mot de passe est refusé");
        }
    }

    private static String show(JdbcClient client, String setting) {
        return client.sql("show " + setting).query(String.class).single();
    }

    @Test
    void frenchWordsAreSortedAsInADictionary() {
        try (var database = TestDatabase.fresh()) {
            assertThat(JdbcClient.create(database)
                            .sql("select w from unnest(array['Eu','Zebra','abc','eau','Étretat','été']) w order by w")
                            .query(String.class)
                            .list())
                    .isEqualTo(List.of("abc", "eau", "été", "Étretat", "Eu", "Zebra"));
        }
    }

    @Test
    void aKilledApplicationLosesNothingCommittedAndLeavesNoServerBehind() throws Exception {
        afterAFirstStart();
        var first = application();
        var server = serverOf(first);
        var last = "";
        for (var i = 0; i < 200; i++) last = first.inputReader().readLine();
        first.destroyForcibly().waitFor();
        server.onExit().get(60, TimeUnit.SECONDS);

        var second = application();
        var again = serverOf(second);
        assertThat(count(second.inputReader().readLine()))
                .as("commits before the kill are kept")
                .isGreaterThan(count(last));
        second.destroyForcibly().waitFor();
        again.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void aKilledApplicationAndAKilledServerLoseNothingCommitted() throws Exception {
        afterAFirstStart();
        var application = application();
        var server = serverOf(application);
        var last = "";
        for (var i = 0; i < 200; i++) last = application.inputReader().readLine();
        DatabaseProcessRunner.signal("KILL", server.pid());
        application.destroyForcibly().waitFor();
        assertThat(folder.resolve("cluster/data/postmaster.pid")).exists();

        try (var database = Database.open("", folder)) {
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select max(n) from counted")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(count(last));
        }
    }

    /// A session that computes does not notice at once that its server has ended.
    @Test
    void theSessionsOfAKilledServerAreWaitedFor() throws Exception {
        afterAFirstStart();
        var application = application();
        var server = serverOf(application);
        application.inputReader().readLine();
        var sessions = server.children().toList();
        for (var one : sessions) DatabaseProcessRunner.signal("STOP", one.pid());
        DatabaseProcessRunner.signal("KILL", server.pid());
        application.destroyForcibly().waitFor();

        var log = folder.resolve("postgresql.log");
        var opening = CompletableFuture.supplyAsync(() -> Database.open("", folder));
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(log).contains("shared memory block") && System.nanoTime() < patience) Thread.sleep(20);
        for (var one : sessions) DatabaseProcessRunner.signal("CONT", one.pid());
        try (var database = opening.get(60, TimeUnit.SECONDS)) {
            assertThat(Files.readString(log)).contains("shared memory block");
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select count(*) from counted")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }

    private static ProcessHandle serverOf(Process application) throws Exception {
        var said = application.inputReader().readLine();
        assertThat(said).as("first line of the application").startsWith("ready ");
        return ProcessHandle.of(Long.parseLong(said.substring(6))).orElseThrow();
    }

    private static int count(String said) {
        return Integer.parseInt(said.substring("counted ".length()));
    }

    private Process application() throws Exception {
        return SeparateProcess.of(CountingProcess.class, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aServerThatEndsByItselfIsStartedAgain() throws Exception {
        afterAFirstStart();
        try (var database = Database.open("", folder)) {
            var server = database.embedded().orElseThrow();
            var client = JdbcClient.create(database.dataSource());
            var before = startedAt(client).orElseThrow();
            DatabaseProcessRunner.signal("KILL", server.pid());
            server.onExit().get(60, TimeUnit.SECONDS);
            // A connection of the dead server may answer once more.
            var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            var started = startedAt(client);
            while (started.filter(before::isBefore).isEmpty() && System.nanoTime() < patience) {
                Thread.sleep(50);
                started = startedAt(client);
            }
            assertThat(started).hasValueSatisfying(after -> assertThat(after).isAfter(before));
            assertThat(database.embedded())
                    .hasValueSatisfying(other -> assertThat(other).isNotEqualTo(server));
        }
    }

    private static Optional<Instant> startedAt(JdbcClient client) {
        try {
            return client.sql("select pg_postmaster_start_time()")
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .optional();
        } catch (RuntimeException notYet) {
            return Optional.empty();
        }
    }

    @Test
    void aFirstStartThatWasCutIsTakenUpAgain() throws Exception {
        for (var half : List.of("unpacking/bin/postgres", "making-cluster/data/PG_VERSION")) {
            Files.createDirectories(folder.resolve(half).getParent());
            Files.writeString(folder.resolve(half), "17", StandardCharsets.UTF_8);
        }
        Database.open("", folder).close();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "cluster", "postgresql-17.11", "postgresql.log");
        }
    }

    @Test
    void aPidFileThatNowNamesAnotherProgramDoesNotHinder() throws Exception {
        afterAFirstStart();
        var data = folder.resolve("cluster/data");
        Files.writeString(
                data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n",
                StandardCharsets.UTF_8);
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        Database.open("", folder).close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void thePasswordIsAnotherAtEachStartAndAPowerCutInBetweenLocksNobodyOut() throws Exception {
        afterAFirstStart();
        var password = folder.resolve("cluster/password");
        var next = folder.resolve("cluster/password.next");
        var before = Files.readString(password);
        Database.open("", folder).close();
        var after = Files.readString(password);
        assertThat(after).isNotEqualTo(before).hasSize(48);
        assertThat(next).doesNotExist();
        Files.writeString(next, before);
        Database.open("", folder).close();
        assertThat(next).as("the server did not have it yet").doesNotExist();
        Files.move(password, next);
        Files.writeString(password, after);
        Database.open("", folder).close();
        assertThat(next).as("the server already had it").doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void indexesThatAnotherLibraryOfLanguagesSortedAreMadeAnewBeforeTheyAreRead() throws Exception {
        afterAFirstStart();
        var other = "update pg_database set datcollversion = '1' where datname = current_database()";
        var same = "select datcollversion = pg_database_collation_actual_version(oid) from pg_database"
                + " where datname = current_database()";
        for (var statement : List.of(other, "select 1"))
            try (var server = EmbeddedPostgresServer.start(folder);
                    var connection = root(server)) {
                var client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                assertThat(client.sql(same).query(Boolean.class).single()).isTrue();
                if (statement.equals(other)) client.sql(other).update();
            }
    }

    private static Connection root(EmbeddedPostgresServer server) throws SQLException {
        var address = server.postgres().address("tousaidants", "postgres");
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.user().orElseThrow(),
                address.password().orElseThrow());
    }

    @Test
    void debiansServerIsPreferredWhenItIsNoOlderThanOurs() {
        assertThat(PostgresBinaries.isAsNewAs("postgres (PostgreSQL) 17.12 (Debian 17.12-0+deb13u1)", "17.11"))
                .isTrue();
        assertThat(PostgresBinaries.isAsNewAs("postgres (PostgreSQL) 17.11", "17.11"))
                .isTrue();
        assertThat(PostgresBinaries.isAsNewAs("postgres (PostgreSQL) 17.9", "17.11"))
                .isFalse();
        assertThat(PostgresBinaries.isAsNewAs("postgres (PostgreSQL) 18.2", "17.11"))
                .as("reads other data formats")
                .isFalse();
        assertThat(PostgresBinaries.isAsNewAs("command not found", "17.11")).isFalse();
    }

    /// A power cut leaves such a file on some file systems.
    @Test
    void aPidFileFullOfNulsDoesNotHinder() throws Exception {
        afterAFirstStart();
        var pid = folder.resolve("cluster/data/postmaster.pid");
        for (var left : List.of(new byte[90], new byte[0], new byte[] {(byte) 0xff, (byte) 0xfe, '\n'})) {
            Files.write(pid, left);
            assertThat(EmbeddedPostgres.running(folder)).isEmpty();
            Database.open("", folder).close();
        }
    }

    @Test
    void aCommandUsesTheServerOfTheRunningApplication() throws Exception {
        afterAFirstStart();
        try (var application = Database.open("", folder);
                var command = Database.join("", folder)) {
            JdbcClient.create(application.dataSource())
                    .sql("create table seen (n int)")
                    .update();
            assertThat(JdbcClient.create(command.dataSource())
                            .sql("select count(*) from seen")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        try (var alone = Database.join("", folder)) {
            assertThat(alone.embedded()).isPresent();
        }
    }

    @Test
    void twoApplicationsDoNotServeOneFolder() throws Exception {
        afterAFirstStart();
        var application = application();
        serverOf(application);
        assertThatThrownBy(() -> Database.open("", folder))
                .isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining("sert déjà le dossier de données " + folder)
                .hasMessageContaining("processus " + application.pid());
        application.destroyForcibly().waitFor();
        Database.open("", folder).close();
    }

    @Test
    void aFolderThatCannotBeUsedIsRefusedInOneSentence() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        for (var wrong : List.of(file, file.resolve("below"), Path.of("/proc/nowhere")))
            assertThatThrownBy(() -> Database.open("", wrong))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("TA_DATA_DIR");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothingHalfMade() throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                DatabaseProcessRunner.succeeds(
                        List.of("mount", "-t", "tmpfs", "-o", "size=80m,mode=755", "tmpfs", small.toString())),
                "needs the right to mount a small disk");
        try {
            assertThatThrownBy(() -> Database.open("", small))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("Plus de place sur le disque");
            assertThat(small.resolve("cluster")).doesNotExist();
        } finally {
            DatabaseProcessRunner.succeeds(List.of("umount", small.toString()));
        }
    }

    @Test
    void theDataFolderIsWhereTheDocumentationSays() {
        var home = Path.of("/home/nadia");
        assertThat(PersistentDataFolder.chosen(Map.of("TA_DATA_DIR", "/srv/ta"), "nadia", home))
                .isEqualTo(Path.of("/srv/ta"));
        assertThat(PersistentDataFolder.chosen(Map.of(), "root", home)).isEqualTo(Path.of("/var/lib/tous-aidants"));
        assertThat(PersistentDataFolder.chosen(Map.of(), "nadia", home))
                .isEqualTo(Path.of("/home/nadia/.local/share/tous-aidants"));
        assertThat(PersistentDataFolder.chosen(Map.of("XDG_DATA_HOME", "/home/nadia/data"), "nadia", home))
                .isEqualTo(Path.of("/home/nadia/data/tous-aidants"));
    }
}
