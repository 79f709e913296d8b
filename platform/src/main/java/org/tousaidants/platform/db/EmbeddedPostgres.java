package org.tousaidants.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// « PostgreSQL embarqué » — runs a full PostgreSQL server with the application, on a free port of the loopback
/// interface. Each start sets a new password, which is stored in the data folder. A commit is on disk when it
/// returns.
///
/// The server must stop with the application, even if the application is killed: Linux sends the server SIGINT (its
/// fast shutdown) when the thread that started it ends, so this thread only waits for the server. If the server
/// stops unexpectedly, the thread restarts it.
final class EmbeddedPostgres implements AutoCloseable {
    /// Owner of the application's database. It is not a superuser, so that an SQL injection cannot run programs
    /// of the machine.
    static final String USER = "tousaidants";
    static final String DATABASE = "tousaidants";
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final List<String> STOPS = List.of("INT", "QUIT", "KILL");
    private static final String WRONG_PASSWORD = "28P01";
    private static final int STOP_SECONDS = 30;
    private static final int SHORTEST_PAUSE_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final long SESSIONS_END_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOG_BYTES = 5_000_000;

    /// Settings for durability and for a machine with little memory.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "50"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "Europe/Paris"),
            Map.entry("log_timezone", "Europe/Paris"),
            Map.entry("log_checkpoints", "off"));

    private final Path folder;
    private final Path data;
    private final List<String> command;
    private final int port;
    private volatile String password;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Process server;
    private volatile boolean ready;
    private volatile boolean stopping;

    private EmbeddedPostgres(Path folder, List<String> command, String password, int port) {
        this.folder = folder;
        this.data = data(folder);
        this.command = command;
        this.port = port;
        this.password = password;
    }

    /// Starts the embedded server on a data folder, and waits until it accepts connections.
    ///
    /// @param settings settings of postgresql.conf, in addition to the default settings of this class
    static EmbeddedPostgres start(PersistentDataFolder folder, Map<String, String> settings) {
        try {
            var all = new TreeMap<>(SETTINGS);
            all.putAll(settings);
            return start(folder.path(), PostgresBinaries.programs(folder), all);
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, folder.path());
        }
    }

    private static EmbeddedPostgres start(Path folder, Path programs, Map<String, String> settings) throws IOException {
        var postgres = programs.resolve("postgres");
        var account = Files.isDirectory(data(folder))
                ? PostgresSystemUser.of(data(folder), postgres)
                : make(folder, programs, settings);
        stopSurvivor(data(folder));
        var port = freePort();
        List<String> words =
                new ArrayList<>(List.of(postgres.toString(), "-D", data(folder).toString(), "-c", "port=" + port));
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var embedded = new EmbeddedPostgres(folder, account.mortal(words), password(folder), port);
        embedded.launch();
        embedded.settle(account);
        return embedded;
    }

    /// Creates the database roles for reading and for work across networks, because the application's own user
    /// may not create roles. Then changes the password.
    private void settle(PostgresSystemUser account) throws IOException {
        try (var connection = entered();
                var statement = connection.createStatement()) {
            for (var role : List.of(Database.READER, AllTenantsAccess.ROLE))
                statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role
                        + "') then create role " + role + " nologin; end if; end $$");
            statement.execute("grant " + Database.READER + " to " + USER);
            statement.execute("grant " + AllTenantsAccess.ROLE + " to " + USER + " with inherit false, set true");
            sortAgain(connection);
            renewPassword(account, connection);
        } catch (SQLException e) {
            close();
            throw new DatabaseSetupException("PostgreSQL : " + e.getMessage(), e);
        }
    }

    /// Rebuilds the indexes if the collation library changed, because the new version may sort differently from
    /// the version that built them.
    private void sortAgain(Connection connection) throws SQLException {
        var sorted = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname from pg_database where datallowconn"
                        + " and datcollversion is distinct from pg_database_collation_actual_version(oid)")) {
            while (rows.next()) sorted.add(rows.getString(1));
        }
        for (var database : sorted) {
            LOG.info("the collation of PostgreSQL changed: rebuilding the indexes of {}", database);
            var url = address(database, SUPERUSER).jdbcUrl();
            try (var there = DriverManager.getConnection(url, SUPERUSER, password);
                    var statement = there.createStatement()) {
                statement.execute("reindex database " + quoted(database));
                statement.execute("alter database " + quoted(database) + " refresh collation version");
            }
        }
    }

    /// Returns a connection with the password of the last start, or with the newly written password if a power
    /// cut interrupted its activation.
    private Connection entered() throws SQLException, IOException {
        var url = address("postgres", SUPERUSER).jdbcUrl();
        if (Files.exists(nextPassword()))
            try {
                var drawn = Files.readString(nextPassword(), StandardCharsets.US_ASCII);
                var connection = DriverManager.getConnection(url, SUPERUSER, drawn);
                takePassword(drawn);
                return connection;
            } catch (SQLException refused) {
                if (!WRONG_PASSWORD.equals(refused.getSQLState())) throw refused;
            }
        return DriverManager.getConnection(url, SUPERUSER, password);
    }

    /// Changes the password. The new password is first written next to the old one, so that after a power cut
    /// one of the two is valid.
    private void renewPassword(PostgresSystemUser account, Connection connection) throws SQLException, IOException {
        var drawn = drawPassword();
        write(account, nextPassword(), drawn);
        for (var one : List.of(nextPassword(), folder.resolve("cluster")))
            try (var channel = FileChannel.open(one)) {
                channel.force(true);
            }
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var role : List.of(SUPERUSER, USER))
                statement.execute("alter role " + role + " password '" + drawn + "'");
        }
        connection.commit();
        takePassword(drawn);
    }

    private void takePassword(String drawn) throws IOException {
        Files.move(nextPassword(), passwordFile(folder), StandardCopyOption.ATOMIC_MOVE);
        password = drawn;
    }

    private Path nextPassword() {
        return folder.resolve("cluster").resolve("password.next");
    }

    /// Returns the address of the server that another process runs in this folder, for commands; empty if none
    /// runs.
    static Optional<DatabaseAddress> running(Path folder) {
        try {
            var server = server(data(folder));
            if (server.isEmpty()) return Optional.empty();
            var password = password(folder);
            return readyPort(data(folder), server.get().pid()).map(port -> address(port, DATABASE, USER, password));
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, folder);
        }
    }

    /// Returns the address of the server that runs in this folder, for another database user; empty if none
    /// runs.
    static Optional<DatabaseAddress> runningAs(Path folder, String database, String user) {
        try {
            var server = server(data(folder));
            if (server.isEmpty()) return Optional.empty();
            var password = password(folder);
            return readyPort(data(folder), server.get().pid()).map(port -> address(port, database, user, password));
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, folder);
        }
    }

    DatabaseAddress address() {
        return address(DATABASE, USER);
    }

    DatabaseAddress address(String database, String user) {
        return address(port, database, user, password);
    }

    private static DatabaseAddress address(int port, String database, String user, String password) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, Optional.of(user), Optional.of(password));
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(server).map(Process::toHandle);
    }

    private static Path data(Path folder) {
        return folder.resolve("cluster").resolve("data");
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("cluster").resolve("password");
    }

    private static String password(Path folder) throws IOException {
        return Files.readString(passwordFile(folder), StandardCharsets.US_ASCII);
    }

    /// Creates the database cluster at the first start: in a temporary folder, which is then moved in one step
    /// together with the password. Returns the operating-system account that runs the server.
    private static PostgresSystemUser make(Path folder, Path programs, Map<String, String> settings)
            throws IOException {
        var aside = folder.resolve("making-cluster");
        PersistentDataFolder.delete(aside);
        Files.createDirectory(aside, mode("rwx------"));
        var account = PostgresSystemUser.forNew(aside, programs.resolve("postgres"));
        var password = aside.resolve("password");
        Files.createFile(password, mode("rw-------"));
        Files.writeString(password, drawPassword(), StandardCharsets.US_ASCII);
        account.own(password);
        List<String> initdb = new ArrayList<>(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + aside.resolve("data"),
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=fr-FR",
                "--text-search-config=french",
                "--no-instructions"));
        settings.forEach((name, value) -> initdb.addAll(List.of("-c", name + "=" + value)));
        if ("off".equals(settings.get("fsync"))) initdb.add("--no-sync");
        check(folder, DatabaseProcessRunner.run(account.command(initdb), ""));
        makeDatabase(folder, account, programs, Files.readString(password, StandardCharsets.US_ASCII));
        Files.move(aside, folder.resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
        return account;
    }

    /// Creates the application's database in single-user mode, in which PostgreSQL reads one statement per line
    /// and needs no port.
    private static void makeDatabase(Path folder, PostgresSystemUser account, Path programs, String password)
            throws IOException {
        var data = folder.resolve("making-cluster").resolve("data").toString();
        var single =
                account.command(List.of(programs.resolve("postgres").toString(), "--single", "-D", data, SUPERUSER));
        check(
                folder,
                DatabaseProcessRunner.run(
                        single,
                        "create role " + USER + " login password '" + password + "'\ncreate database " + DATABASE
                                + " owner " + USER + "\n"));
    }

    /// Prepares the restored backup of an external server for use as the embedded database: replays its WAL to
    /// the requested moment, renames the database and its user, and replaces all logins by one new password.
    static void adopt(Path folder, Path programs, PostgresSystemUser account, String database, String user)
            throws IOException {
        var drawn = drawPassword();
        write(account, passwordFile(folder), drawn);
        write(account, data(folder).resolve("postgresql.conf"), "");
        write(account, data(folder).resolve("pg_ident.conf"), "");
        write(account, data(folder).resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        var statements = new StringBuilder();
        for (var role : List.of(SUPERUSER, USER))
            statements.append("do $$ begin if not exists (select from pg_roles where rolname = '" + role
                    + "') then create role " + role + "; end if; end $$\n");
        statements.append("alter role " + SUPERUSER + " superuser login password '" + drawn + "'\n");
        statements.append("alter role " + USER + " login password '" + drawn + "'\n");
        if (!database.equals(DATABASE)) {
            statements.append("do $$ begin if exists (select from pg_database where datname = '" + DATABASE
                    + "') then alter database " + DATABASE + " rename to " + DATABASE + "_other; end if; end $$\n");
            statements.append("alter database " + quoted(database) + " rename to " + DATABASE + "\n");
        }
        statements.append("alter database " + DATABASE + " owner to " + USER + "\n");
        single(folder, account, programs, "template1", statements.toString());
        if (!user.equals(USER) && !user.equals(SUPERUSER))
            single(folder, account, programs, DATABASE, "reassign owned by " + quoted(user) + " to " + USER + "\n");
    }

    /// Sets a new password in the restored backup of an embedded server, after its WAL was replayed.
    static void reenter(Path folder, Path programs, PostgresSystemUser account) throws IOException {
        var drawn = drawPassword();
        write(account, passwordFile(folder), drawn);
        single(
                folder,
                account,
                programs,
                "template1",
                "alter role " + SUPERUSER + " password '" + drawn + "'\nalter role " + USER + " password '" + drawn
                        + "'\n");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void write(PostgresSystemUser account, Path file, String words) throws IOException {
        if (!Files.exists(file)) Files.createFile(file, mode("rw-------"));
        Files.writeString(file, words, StandardCharsets.US_ASCII);
        account.own(file);
    }

    /// Runs a statement in single-user mode, in which PostgreSQL needs no password and first replays the WAL.
    private static void single(
            Path folder, PostgresSystemUser account, Path programs, String database, String statements)
            throws IOException {
        var result = DatabaseProcessRunner.run(
                account.command(List.of(
                        programs.resolve("postgres").toString(),
                        "--single",
                        "-D",
                        data(folder).toString(),
                        "-c",
                        "hot_standby=off",
                        database)),
                statements);
        if (result.code() != 0
                || result.output().contains("ERROR:")
                || result.output().contains("FATAL:"))
            throw new DatabaseSetupException(
                    "La base sauvegardée ne peut pas devenir celle de ce dossier : " + lastLines(result.output()));
    }

    private static String drawPassword() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static java.nio.file.attribute.FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static void check(Path folder, DatabaseProcessRunner.ProcessResult result) {
        if (result.code() == 0) return;
        if (result.output().contains("No space left on device"))
            throw DatabaseSetupException.full(folder, new IOException(result.output()));
        throw new DatabaseSetupException(
                "La base de données n’a pas pu être créée dans " + folder + " : " + lastLines(result.output()));
    }

    private static String lastLines(String output) {
        var lines = output.strip().lines().toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    /// Stops a server that still runs although its application has ended. No application uses this server,
    /// because this process holds the lock of the folder. Also deletes a `postmaster.pid` whose process number
    /// now belongs to another program, because PostgreSQL would otherwise refuse to start.
    private static void stopSurvivor(Path data) throws IOException {
        if (server(data).orElse(null) instanceof ProcessHandle survivor) {
            LOG.warn("stopping a PostgreSQL that an interrupted application left behind (pid {})", survivor.pid());
            stop(survivor);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static Optional<ProcessHandle> server(Path data) throws IOException {
        var lines = pidFile(data);
        if (lines.isEmpty()) return Optional.empty();
        // After a power cut the file with the process number may have the right length but contain only NUL
        // bytes. Such a file is treated as empty.
        return Optional.of(lines.getFirst().strip())
                .filter(first -> first.matches("[1-9]\\d{0,9}"))
                .flatMap(first -> ProcessHandle.of(Long.parseLong(first)))
                .filter(process -> serves(process, data));
    }

    private static boolean serves(ProcessHandle process, Path data) {
        try {
            var words = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8);
            return List.of(words.split("\0")).contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /// Returns the port if the server is ready. In `postmaster.pid` the process id is on the first line, the
    /// port on the fourth and the state on the eighth.
    private static Optional<Integer> readyPort(Path data, long pid) throws IOException {
        var lines = pidFile(data);
        var ready = lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
        return ready ? Optional.of(Integer.valueOf(lines.get(3).strip())) : Optional.empty();
    }

    private static List<String> pidFile(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void launch() throws IOException {
        var log = log();
        if (Files.exists(log) && Files.size(log) > LOG_BYTES)
            Files.move(log, folder.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        var logged = Files.exists(log) ? Files.size(log) : 0;
        Thread.ofPlatform().name("postgresql").daemon().start(() -> keep(logged));
        try {
            // After a crash the server replays its WAL, perhaps for minutes, so the loop waits as long
            // as the server process is alive.
            while (!(server instanceof Process process)
                    || readyPort(data, process.pid()).isEmpty())
                if (ended.await(5, TimeUnit.MILLISECONDS)) throw notStarted(logged);
            ready = true;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Starts the server and waits until it ends. The thread that starts a server must live as long as the
    /// server: see the comment of the class.
    ///
    /// @param logged length of the log in bytes before the start
    private void keep(long logged) {
        var begun = System.nanoTime();
        try {
            for (var pause = SHORTEST_PAUSE_MILLIS; !stopping; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
                var process = DatabaseProcessRunner.clean(new ProcessBuilder(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
                server = process;
                var code = process.waitFor();
                if (stopping) return;
                if (ready) LOG.error("PostgreSQL stopped unexpectedly (code {}), see {}: restarting it", code, log());
                else if (!heldBySessions(logged) || System.nanoTime() - begun > SESSIONS_END_NANOS) return;
                Thread.sleep(pause);
            }
        } catch (IOException e) {
            LOG.error("PostgreSQL cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private Path log() {
        return folder.resolve("postgresql.log");
    }

    /// Returns whether sessions of a killed server still use its shared memory, so that no new server can start
    /// yet. These sessions end by themselves.
    ///
    /// @param logged length of the server log in bytes before the start
    private boolean heldBySessions(long logged) throws IOException {
        return said(logged).contains("pre-existing shared memory block");
    }

    /// Returns the text of the server log from a byte on.
    ///
    /// @param logged number of the first byte
    private String said(long logged) throws IOException {
        var bytes = Files.exists(log()) ? Files.readAllBytes(log()) : new byte[0];
        var from = (int) Math.min(logged, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private DatabaseSetupException notStarted(long logged) throws IOException {
        var said = said(logged);
        if (said.contains("No space left on device")) return DatabaseSetupException.full(folder, new IOException(said));
        return new DatabaseSetupException(
                "PostgreSQL n’a pas démarré. Les dernières lignes de " + log() + " : " + lastLines(said));
    }

    @Override
    public void close() {
        stopping = true;
        process().ifPresent(EmbeddedPostgres::stop);
    }

    /// Stops the server by SIGINT, which ends the sessions and writes all data to disk; SIGTERM would wait for
    /// the sessions to end.
    private static void stop(ProcessHandle process) {
        for (var signal : STOPS) {
            DatabaseProcessRunner.signal(signal, process.pid());
            if (DatabaseProcessRunner.ended(process, STOP_SECONDS)) return;
        }
    }
}
