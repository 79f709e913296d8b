package org.tousaidants.platform.db;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.tousaidants.platform.mail.StubbornSmtp;
import org.tousaidants.platform.mail.StubbornSmtp.Mood;

/// Two processes of the packaged application behind one PostgreSQL, killed at random and started again, with a mail
/// server that comes and goes. Helpers ask for their link to sign in meanwhile. In the end each person
/// who was told that a letter leaves has it. A link is rather sent twice than never where a process dies while it hands
/// one over. `-Dta.bench.minutes=60` in `JAVA_TOOL_OPTIONS` runs it for an hour.
public final class OutageBench {
    private static final int MINUTES = Integer.getInteger("ta.bench.minutes", 5);
    private static final int CLIENTS = 4;
    private static final int[] PORTS = {18_181, 18_182};
    /// A letter that a killed process had taken is taken again after five minutes; one that was put off waits too.
    private static final Duration LAST_LETTERS = Duration.ofMinutes(15);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern RECIPIENT = Pattern.compile("(?m)^To: .*?(outage-\\d+@example\\.org)");

    private final Path root;
    private final String url;
    private final StubbornSmtp mail = new StubbornSmtp(Mood.TAKES);
    private final Random random = new Random(Long.getLong("ta.bench.seed", System.nanoTime()));
    private final Process[] sites = new Process[PORTS.length];
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private int kills;
    private int absences;

    private OutageBench(Path root, String url) {
        this.root = root;
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        if (new ProcessBuilder("bin/tous-aidants", "help").start().waitFor() != 0) throw new IOException("not built");
        var root = Files.createTempDirectory("tous-aidants-outage");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        var ok = false;
        try (var folder = DataFolder.open(root.resolve("data"));
                var server = EmbeddedPostgres.start(folder, Map.of())) {
            var address = server.address();
            var url = "postgres://" + address.user().orElseThrow() + ":"
                    + address.password().orElseThrow() + "@"
                    + address.jdbcUrl().substring("jdbc:postgresql://".length());
            var bench = new OutageBench(root, url);
            try {
                bench.run(server);
                ok = bench.counted(server);
            } finally {
                for (var site : bench.sites)
                    if (site != null) site.destroyForcibly().waitFor();
            }
        } finally {
            if (ok) new ProcessBuilder("rm", "-rf", root.toString()).start().waitFor();
            else System.out.println("left in " + root);
        }
        System.exit(ok ? 0 : 1);
    }

    private void run(EmbeddedPostgres server) throws Exception {
        for (var n = 0; n < PORTS.length; n++) sites[n] = start(PORTS[n]);
        for (var port : PORTS) SiteProcess.await(root, port, "/sante");
        open(server);
        var end = Instant.now().plus(Duration.ofMinutes(MINUTES));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CLIENTS; n++) threads.submit(this::client);
            while (Instant.now().isBefore(end)) {
                TimeUnit.SECONDS.sleep(4 + random.nextInt(16));
                if (random.nextBoolean()) {
                    mail.mood(random.nextBoolean() ? Mood.AWAY : Mood.BUSY);
                    absences++;
                } else mail.mood(Mood.TAKES);
                var n = random.nextInt(PORTS.length);
                sites[n].destroyForcibly().waitFor();
                kills++;
                sites[n] = start(PORTS[n]);
            }
            over.set(true);
        }
        mail.mood(Mood.TAKES);
        for (var port : PORTS) SiteProcess.await(root, port, "/sante");
    }

    /// An account for each address: a stranger who types hers gets no letter.
    private static void open(EmbeddedPostgres server) throws SQLException {
        try (var connection = Backups.connect(server.address(EmbeddedPostgres.DATABASE, EmbeddedPostgres.SUPERUSER));
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into identity_account (network, id, mail, name, role, created, accepted_at)
                    select id, gen_random_uuid(), 'outage-' || n || '@example.org', 'Odile', 'HELPER', now(), now()
                    from identity_network, generate_series(1, 200000) n""");
        }
    }

    /// Asks for one letter after another, each for an address of its own; the other process when one does not answer.
    private void client() {
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!over.get()) {
                var number = asked.incrementAndGet();
                if (!ask(http, number, PORTS[number % PORTS.length]))
                    ask(http, number, PORTS[(number + 1) % PORTS.length]);
                Thread.sleep(150);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(HttpClient http, int number, int port) throws InterruptedException {
        var page = URI.create("http://localhost:" + port + "/connexion");
        try {
            var form = http.send(
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            var cookie = form.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
            var token = TOKEN.matcher(form.body());
            if (!token.find()) return false;
            var address = "outage-" + number + "@example.org";
            var answer = http.send(
                    HttpRequest.newBuilder(page)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", cookie)
                            .POST(BodyPublishers.ofString("_csrf="
                                    + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&mail=" + address
                                    + "&suite=/"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 200) told.add(address);
            return answer.statusCode() == 200;
        } catch (IOException dead) {
            return false;
        }
    }

    private boolean counted(EmbeddedPostgres server) throws Exception {
        var end = Instant.now().plus(LAST_LETTERS);
        var received = received();
        while (Instant.now().isBefore(end) && !received.keySet().containsAll(told)) {
            TimeUnit.SECONDS.sleep(1);
            received = received();
        }
        var missing = new ArrayList<>(told);
        missing.removeAll(received.keySet());
        var twice = received.values().stream().filter(times -> times > 1).count();
        System.out.printf(
                Locale.ROOT,
                "outage %d min, %d kills, %d absences of the mail server, %d asked, %d told, %d letters%n",
                MINUTES,
                kills,
                absences,
                asked.get(),
                told.size(),
                mail.taken());
        try (var connection = Backups.connect(server.address(EmbeddedPostgres.DATABASE, EmbeddedPostgres.SUPERUSER))) {
            System.out.println(
                    "outage-jobs-failed "
                            + Backups.ask(
                                    connection,
                                    "select count(*) || ' ' || coalesce(string_agg(distinct job, ', '), '') from jobs_failure"));
        }
        if (!missing.isEmpty()) System.out.println("missing " + missing.subList(0, Math.min(10, missing.size())));
        return line("outage-letters-lost", missing.size(), 0) & line("outage-letters-twice", twice, kills);
    }

    private Map<String, Integer> received() {
        var times = new HashMap<String, Integer>();
        for (var letter : mail.letters()) {
            var to = RECIPIENT.matcher(letter);
            if (to.find()) times.merge(to.group(1), 1, Integer::sum);
        }
        return times;
    }

    private Process start(int port) throws IOException {
        return SiteProcess.start(
                url, root, port, List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + mail.port()));
    }

    private static boolean line(String name, long figure, long budget) {
        var ok = figure <= budget;
        System.out.printf(Locale.ROOT, "%s %d letters (budget <= %d) %s%n", name, figure, budget, ok ? "ok" : "short");
        return ok;
    }
}
