package org.tousaidants.platform.db;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The packaged application: time to the first page and memory. Two processes on one PostgreSQL, which get
/// traffic once they are ready: 200 requests a second while one is killed, no acknowledged write lost, jobs run
/// once; and the time to restore an encrypted backup. Single parts can be run by name.
public final class OperationsBench {
    private static final int RATE = 200;
    private static final int SECONDS = 20;
    private static final int KILL_AT = 8;
    private static final int WRITES_EVERY = 10;
    private static final int READERS = 50;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private OperationsBench() {}

    public static void main(String[] args) throws Exception {
        var root = Files.createTempDirectory("tous-aidants-operations");
        Files.setPosixFilePermissions(root, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var built = new ProcessBuilder("bin/tous-aidants", "help")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log-help").toFile())
                .start()
                .waitFor();
        if (built != 0) throw new IOException("not built: " + Files.readString(root.resolve("log-help")));
        var parts = args.length == 0 ? List.of("starts", "load", "stop", "restore") : List.of(args);
        var ok = !parts.contains("starts") || starts(root);
        try (var folder = PersistentDataFolder.open(root.resolve("data"));
                var server = EmbeddedPostgres.start(folder, Backups.settings())) {
            var address = server.address();
            var url = "postgres://" + address.user().orElseThrow() + ":"
                    + address.password().orElseThrow() + "@"
                    + address.jdbcUrl().substring("jdbc:postgresql://".length());
            var one = start(url, root, 18_081);
            var two = start(url, root, 18_082);
            try {
                SiteProcess.await(root, 18_081, "/sante");
                SiteProcess.await(root, 18_082, "/sante");
                if (parts.contains("load")) ok &= load(server, two);
                if (parts.contains("stop")) ok &= stopped(one);
            } finally {
                one.destroy();
                two.destroyForcibly();
                one.waitFor(30, TimeUnit.SECONDS);
            }
            if (parts.contains("restore")) ok &= restored(root, folder, server);
        } finally {
            new ProcessBuilder("rm", "-rf", root.toString()).start().waitFor();
        }
        if (!ok) System.exit(1);
    }

    /// With the embedded database: on an empty folder, again, and the memory ten seconds later.
    private static boolean starts(Path root) throws IOException, InterruptedException {
        var ok = line("start-first", started(root, false), "s", 10);
        ok &= line("start-next", started(root, false), "s", 6);
        ok &= line("rss-idle", started(root, true), "MB", 420);
        return ok;
    }

    private static double started(Path root, boolean weighing) throws IOException, InterruptedException {
        var at = System.nanoTime();
        var process = start("", root, 18_083);
        try {
            var seconds = (System.nanoTime() - at) / 1e9;
            if (!weighing) return seconds;
            Thread.sleep(10_000);
            try (var said = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
                var rss = said.filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("0");
                return Long.parseLong(rss.replaceAll("\\D", "")) / 1024.0;
            }
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static Process start(String url, Path root, int port) throws IOException, InterruptedException {
        var process = SiteProcess.start(url, root, port, List.of());
        SiteProcess.await(root, port, "/");
        return process;
    }

    private static int get(HttpClient http, String address) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    /// Like a reverse proxy: asks the other process when one does not answer.
    private static boolean load(EmbeddedPostgres server, Process killed) throws Exception {
        var nanos = new ConcurrentLinkedQueue<Long>();
        var failed = new ConcurrentLinkedQueue<String>();
        var acknowledged = new ConcurrentLinkedQueue<String>();
        try (var http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = System.nanoTime();
            for (var n = 0; n < RATE * SECONDS; n++) {
                var wait = begun + n * 1_000_000_000L / RATE - System.nanoTime();
                if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
                if (n == RATE * KILL_AT) killed.destroyForcibly();
                var number = n;
                clients.submit(() -> {
                    var at = System.nanoTime();
                    var done = ask(http, number, 18_081 + number % 2, acknowledged)
                            || ask(http, number, 18_081, acknowledged);
                    if (!done) failed.add("request " + number);
                    nanos.add(System.nanoTime() - at);
                });
            }
        }
        var sorted = nanos.stream().sorted().toList();
        var stored = 0L;
        try (var connection = Backups.connect(server.address(EmbeddedPostgres.DATABASE, EmbeddedPostgres.SUPERUSER))) {
            stored = Long.parseLong(Backups.ask(
                    connection, "select count(distinct mail)::text from identity_request where mail like 'bench-%'"));
        }
        var lost = acknowledged.stream().distinct().count() - stored;
        System.out.printf(
                Locale.ROOT,
                "acknowledged %d, stored %d%n",
                acknowledged.stream().distinct().count(),
                stored);
        var ok = line("two-processes-lost", Math.max(0, lost), "acts", 0);
        ok &= line("two-processes-unanswered", failed.size(), "requests", 0);
        ok &= line("two-processes-p95", sorted.get(sorted.size() * 95 / 100) / 1e6, "ms", 500);
        return ok;
    }

    private static boolean ask(HttpClient http, int n, int port, ConcurrentLinkedQueue<String> acknowledged) {
        var site = "http://localhost:" + port;
        try {
            if (n % WRITES_EVERY != 0) return get(http, site + (n % 2 == 0 ? "/" : "/connexion")) == 200;
            var page = http.send(
                    HttpRequest.newBuilder(URI.create(site + "/connexion"))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
            var cookie = page.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
            var token = TOKEN.matcher(page.body());
            if (!token.find()) return false;
            var mail = "bench-" + n + "@example.org";
            var body =
                    "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&mail=" + mail + "&suite=/";
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(site + "/connexion"))
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", cookie)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 200) acknowledged.add(mail);
            return answer.statusCode() == 200;
        } catch (IOException dead) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Stopped while fifty clients read: every accepted request gets its response.
    private static boolean stopped(Process site) throws Exception {
        var answered = new AtomicInteger();
        var broken = new ConcurrentLinkedQueue<String>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < READERS; n++)
                readers.submit(() -> {
                    try (var http = HttpClient.newHttpClient()) {
                        while (true) {
                            var status = get(http, "http://localhost:18081/connexion");
                            if (status == 200) answered.incrementAndGet();
                            else broken.add("HTTP " + status);
                            Thread.sleep(50);
                        }
                    } catch (ConnectException closed) {
                        return null;
                    } catch (IOException reset) {
                        broken.add(String.valueOf(reset));
                    }
                    return null;
                });
            Thread.sleep(2_000);
            site.destroy();
        }
        System.out.printf(Locale.ROOT, "answered while stopping %d; broken: %s%n", answered.get(), broken);
        return line("graceful-stop-broken", broken.size(), "requests", 0);
    }

    private static boolean restored(Path root, PersistentDataFolder folder, EmbeddedPostgres server) throws Exception {
        var backups = new Backups(
                root.resolve("saved"), new InstallationSecret("of the bench only, long enough to be one", root));
        var at = System.nanoTime();
        backups.now(folder.path(), server.address("postgres", EmbeddedPostgres.SUPERUSER), Instant.now());
        try (var connection = Backups.connect(server.address("postgres", EmbeddedPostgres.SUPERUSER))) {
            Backups.ask(connection, "select pg_switch_wal()::text");
        }
        Thread.sleep(2_000);
        backups.carry(folder.path().resolve("cluster/data"));
        var saved = (System.nanoTime() - at) / 1e9 - 2;
        at = System.nanoTime();
        try (var aside = PersistentDataFolder.open(root.resolve("aside"));
                var back = backups.restore(aside, Optional.empty(), Map.of());
                var connection = Backups.connect(back.address(EmbeddedPostgres.DATABASE, EmbeddedPostgres.SUPERUSER))) {
            Backups.ask(connection, "select count(*)::text from identity_request");
        }
        return line("backup", saved, "s", 30) & line("restore", (System.nanoTime() - at) / 1e9, "s", 60);
    }

    private static boolean line(String name, double figure, String unit, double budget) {
        var ok = figure <= budget;
        System.out.printf(
                Locale.ROOT, "%s %.2f %s (budget <= %.0f) %s%n", name, figure, unit, budget, ok ? "ok" : "short");
        return ok;
    }
}
