package org.tousaidants.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// « PostgreSQL embarqué » — the real server, started and stopped with the application, on a free port of the
/// loopback,
/// with a password that only this data folder knows. Every commit is on the disk when it returns.
///
/// It must not outlive us, even killed: Linux sends it SIGINT (its clean, fast stop) when the thread that started it
/// dies, so that thread waits for it and does nothing else.
final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "tousaidants";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String NOBODY = "65534";

    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Process server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /// @param settings of postgresql.conf, beside ours
    static EmbeddedPostgres start(Path folder, Map<String, String> settings) {
        try {
            var home = PostgresBinaries.unpackedIn(folder);
            var cluster = cluster(folder, home);
            stopSurvivor(cluster.resolve("data"));
            var password = Files.readString(cluster.resolve("password"), StandardCharsets.UTF_8);
            return started(home, cluster, password, settings);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "La base de données n’a pas pu être préparée dans " + folder + " : " + e.getMessage(), e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        return password;
    }

    int port() {
        return port;
    }

    long pid() {
        return server.pid();
    }

    void createDatabase(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), USER, password);
                var statement = connection.createStatement()) {
            var exists = statement
                    .executeQuery("select 1 from pg_database where datname = '" + name + "'")
                    .next();
            if (!exists) statement.execute("create database " + name);
        }
    }

    @Override
    public void close() {
        try {
            signal(server.pid(), "INT");
            if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) signal(server.pid(), "QUIT");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The cluster, made at the first start: aside, then moved in one step.
    private static Path cluster(Path folder, Path home) throws IOException {
        var cluster = folder.resolve("cluster");
        if (Files.isDirectory(cluster)) return cluster;
        var aside = Files.createTempDirectory(folder, "initdb-");
        var password = aside.resolve("password");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(password, HexFormat.of().formatHex(secret));
        if (root())
            for (var path : List.of(aside, password))
                Files.setOwner(
                        path,
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        var command = asUser(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + aside.resolve("data"),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=fr-FR",
                "--no-instructions"));
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (initdb.waitFor() != 0) throw initFailed(folder, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.move(aside, cluster, StandardCopyOption.ATOMIC_MOVE);
        return cluster;
    }

    private static DatabaseRefused initFailed(Path folder, String said) {
        if (said.contains("No space left"))
            return new DatabaseRefused("Plus de place sur le disque pour la base de données (" + folder
                    + "). Libérez 300 Mo, ou donnez un autre dossier par TA_DATA_DIR.");
        if (said.contains("Permission denied"))
            return new DatabaseRefused(
                    "PostgreSQL tourne sous l’utilisateur « nobody » quand root le lance, et ne peut "
                            + "pas entrer dans " + folder + ". Donnez par TA_DATA_DIR un dossier dont les parents sont "
                            + "ouverts (chmod o+x), par exemple /var/lib/tous-aidants.");
        return new DatabaseRefused("La base de données n’a pas pu être créée dans " + folder + " : " + said.strip());
    }

    private static EmbeddedPostgres started(Path home, Path cluster, String password, Map<String, String> settings)
            throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                cluster.resolve("data").toString()));
        var all = new java.util.TreeMap<>(Map.of(
                "port", String.valueOf(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "50",
                "shared_buffers", "64MB",
                "fsync", "on",
                "synchronous_commit", "on",
                "jit", "off",
                "timezone", "UTC"));
        all.putAll(settings);
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var log = cluster.resolveSibling("postgresql.log");
        var launched = new CompletableFuture<Process>();
        Thread.ofPlatform().name("postgresql").daemon().start(() -> keep(asUser(command), log, launched));
        var server = launched.join();
        waitUntilReady(server, port, password, log);
        return new EmbeddedPostgres(server, port, password);
    }

    /// Starts the server and stays: see the class.
    private static void keep(List<String> command, Path log, CompletableFuture<Process> launched) {
        try {
            var server = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            launched.complete(server);
            var code = server.waitFor();
            if (code != 0) LOG.warn("PostgreSQL ended with code {}", code);
        } catch (IOException e) {
            launched.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntilReady(Process server, int port, String password, Path log) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        var patience = System.nanoTime() + START.toNanos();
        while (true) {
            try (var connection =
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties)) {
                if (connection.isValid(1)) return;
            } catch (SQLException notYet) {
                if (!server.isAlive() || System.nanoTime() > patience)
                    throw new DatabaseRefused(
                            "PostgreSQL n’a pas démarré. Les dernières lignes de " + log + " : " + lastLines(log),
                            notYet);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /// A server that a killed application left behind, on a system that did not stop it for us.
    private static void stopSurvivor(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var survivor =
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isServerOf(process, data));
        if (survivor.isEmpty()) return;
        LOG.warn("stopping a PostgreSQL that an interrupted application left behind (pid {})", pid);
        signal(pid, "INT");
        try {
            survivor.get().onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stubborn) {
            signal(pid, "QUIT");
        }
    }

    /// A pid is used again by the system: only a process that names our folder is our server.
    private static boolean isServerOf(ProcessHandle process, Path data) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8)
                    .contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void signal(long pid, String signal) {
        try {
            var code = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (code != 0) LOG.debug("no process {} to stop", pid);
        } catch (IOException e) {
            LOG.warn("could not stop PostgreSQL (pid {})", pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL refuses to run as root.
    private static List<String> asUser(List<String> command) {
        var whole = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
        if (root()) whole.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    private static boolean root() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
