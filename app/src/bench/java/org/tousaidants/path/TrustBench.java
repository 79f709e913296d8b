package org.tousaidants.path;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.OwnProcess;
import org.tousaidants.TousAidants;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.papercodes.PaperCode;

/// Five hundred helpers at once, each logging an act as its telephone does: as often as a helper can, then the product
/// and its database are killed in the middle, and what the telephones were told is counted against what is there. Then
/// a year of a département: the pages of the desks, and the night that forgets. Server, database and telephones share
/// this machine.
public final class TrustBench {
    private static final int HELPERS = 500;
    private static final int PACE_MILLIS = 5_000;
    private static final int ROUNDS = 4;
    private static final int REFERRALS = 10_000;
    private static final int ACTS = 50_000;
    private static final int NOTEBOOKS = 2_000;
    private static final int PLACES = 300;
    private static final int LOOKS = 200;
    private static final double LOG_MILLIS = 50;
    private static final double PAGE_MILLIS = 20;
    private static final double NIGHT_SECONDS = 30;

    private record Helper(UUID id, String cookie) {}

    private TrustBench() {}

    /// In a process of its own, whose data folder is named by the environment alone.
    public static void main(String[] args) throws Exception {
        if (args.length > 0) System.exit(measured(Path.of(args[0])) ? 0 : 1);
        System.exit(OwnProcess.of(TrustBench.class));
    }

    private static boolean measured(Path data) throws Exception {
        List<Helper> helpers;
        try (var context = start()) {
            helpers = helpers(context);
        }
        // -Dta.bench.only=year: the pages and the night alone, half a minute instead of three.
        var ok = "year".equals(System.getProperty("ta.bench.only")) || crowd(data, helpers);
        try (var context = start()) {
            return ok & year(context);
        }
    }

    private static ConfigurableApplicationContext start() {
        System.setProperty("server.port", "0");
        System.setProperty("ta.limits.forms", "100000000");
        System.setProperty("server.tomcat.max-keep-alive-requests", "-1");
        return SpringApplication.run(TousAidants.class);
    }

    private static List<Helper> helpers(ConfigurableApplicationContext context) {
        var networks = context.getBean(Networks.class);
        networks.found(networks.here());
        var accounts = context.getBean(Accounts.class);
        var sql = context.getBean(JdbcClient.class);
        return IntStream.range(0, HELPERS + 1)
                .mapToObj(n -> {
                    var mail = new MailAddress("helper-" + n + "@example.org");
                    var role = n == HELPERS ? Role.COORDINATOR : Role.HELPER;
                    var account = ((Accounts.Opening.Opened)
                                    accounts.found(networks.here(), mail, new PersonName("Helper " + n), role))
                            .account();
                    return new Helper(account.id(), session(sql, account));
                })
                .toList();
    }

    private static String session(JdbcClient sql, Account account) {
        var secret = Secret.random();
        sql.sql("""
                insert into identity_session (network, hash, id, account, browser, created, last_seen, expires)
                values (:network, :hash, :id, :account, 'bench', now(), now(), now() + interval '20 days')""")
                .param("network", account.network())
                .param("hash", secret.hash())
                .param("id", UUID.randomUUID())
                .param("account", account.id())
                .update();
        return "ta_session=" + secret.text();
    }

    // --- five hundred at once, and a kill in the middle

    private static boolean crowd(Path data, List<Helper> helpers) throws Exception {
        var port = free();
        var child = new Child(data, port);
        child.begin();
        var crowd = new Phones(port, helpers.subList(0, HELPERS));
        try {
            crowd.tokens();
            crowd.paced(1);
            crowd.millis.clear();
            crowd.paced(ROUNDS);
            var ok = report("trust-log-p99", crowd.millis, LOG_MILLIS);
            crowd.millis.clear();
            crowd.floor(1);
            report("trust-floor-p99", crowd.millis, -1);
            crowd.millis.clear();
            crowd.burst();
            report("trust-log-at-once-p99", crowd.millis, 0);
            try (var later = Executors.newSingleThreadScheduledExecutor()) {
                var killed = later.schedule(
                        () -> {
                            child.kill();
                            return true;
                        },
                        PACE_MILLIS * 2L / 3,
                        TimeUnit.MILLISECONDS);
                crowd.paced(2);
                killed.get();
            }
            var waiting = crowd.waiting();
            child.begin();
            crowd.flush();
            child.end();
            try (var context = start()) {
                var there = new HashSet<>(context.getBean(JdbcClient.class)
                        .sql("select id from acts_act")
                        .query(UUID.class)
                        .list());
                var lost = crowd.told.stream().filter(id -> !there.contains(id)).count();
                var more = there.size() - crowd.written.size();
                System.out.printf(
                        Locale.ROOT,
                        "trust-killed %d acts waited in the telephones when it died; %d were written in all%n",
                        waiting,
                        crowd.written.size());
                ok &= exact("trust-lost", lost, "acts that a telephone was told were kept");
                ok &= exact("trust-twice", more, "acts more or fewer than were written");
            }
            return ok;
        } finally {
            child.end();
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// The product in a process of its own, so that it can be killed with its database.
    private static final class Child {
        private final Path data;
        private final int port;
        private Process process;

        Child(Path data, int port) throws IOException {
            this.data = data;
            this.port = port;
            this.process = new ProcessBuilder("true").start();
        }

        void begin() throws Exception {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx512m",
                            "-Dserver.port=" + port,
                            "-Dta.limits.forms=100000000",
                            "-Dserver.tomcat.max-keep-alive-requests=-1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TousAidants.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(Map.of("TA_DATA_DIR", data.toString(), "DATABASE_URL", ""));
            for (var tries = 0; tries < 5; tries++) {
                process = builder.start();
                for (var waited = 0; waited < 600 && process.isAlive(); waited++) {
                    if (answers()) return;
                    Thread.sleep(200);
                }
            }
            throw new IllegalStateException("the product does not start");
        }

        private boolean answers() {
            try {
                var asked = (HttpURLConnection) URI.create("http://localhost:" + port + "/actes/poche")
                        .toURL()
                        .openConnection();
                asked.setConnectTimeout(500);
                return asked.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        /// -9 to both at once: nothing says goodbye.
        void kill() throws IOException, InterruptedException {
            var postmaster = Long.parseLong(Files.readAllLines(data.resolve("cluster/data/postmaster.pid"))
                    .getFirst()
                    .strip());
            var database = ProcessHandle.of(postmaster).orElseThrow();
            var children = database.children().toList();
            process.destroyForcibly();
            database.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }

        void end() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    /// The telephones: each keeps what it wrote until it is told that it is kept.
    private static final class Phones {
        private final int port;
        private final List<Phone> phones;
        private final Set<UUID> told = ConcurrentHashMap.newKeySet();
        private final Set<UUID> written = ConcurrentHashMap.newKeySet();
        private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

        Phones(int port, List<Helper> helpers) {
            this.port = port;
            this.phones = helpers.stream().map(Phone::new).toList();
        }

        void tokens() throws Exception {
            each(phone -> phone.token());
        }

        /// Each at a moment of its own within the pace.
        void paced(int rounds) throws Exception {
            each(phone -> {
                for (var round = 0; round < rounds; round++) {
                    Thread.sleep(phone.random.nextInt(PACE_MILLIS));
                    var begun = System.nanoTime();
                    phone.write();
                    phone.send();
                    var left = PACE_MILLIS - (System.nanoTime() - begun) / 1_000_000;
                    if (left > 0 && round + 1 < rounds) Thread.sleep(left / 2);
                }
            });
        }

        /// What the machine takes, at the same pace, for an answer that asks the database nothing.
        void floor(int rounds) throws Exception {
            each(phone -> {
                for (var round = 0; round < rounds; round++) {
                    Thread.sleep(phone.random.nextInt(PACE_MILLIS));
                    var begun = System.nanoTime();
                    var answer = phone.line.say(
                            "GET /actes/poche/manifeste.webmanifest HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    if (answer.status() != 200) throw new IllegalStateException("" + answer);
                    millis.add((System.nanoTime() - begun) / 1e6);
                }
            });
        }

        /// All in one instant.
        void burst() throws Exception {
            var together = new CountDownLatch(phones.size());
            each(phone -> {
                phone.write();
                together.countDown();
                together.await();
                phone.send();
            });
        }

        int waiting() {
            return phones.stream().mapToInt(phone -> phone.queue.size()).sum();
        }

        void flush() throws Exception {
            for (var tries = 0; tries < 10 && waiting() > 0; tries++) each(Phone::send);
            if (waiting() > 0) throw new IllegalStateException(waiting() + " acts could not be sent");
        }

        private interface Doing {
            void with(Phone phone) throws Exception;
        }

        private void each(Doing doing) throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<Future<?>>();
                for (var phone : phones)
                    all.add(threads.submit(() -> {
                        doing.with(phone);
                        return null;
                    }));
                for (var one : all) one.get();
            }
        }

        private final class Phone {
            private final Helper helper;
            private final Random random;
            private final List<UUID> queue = new ArrayList<>();
            private String token = "";
            private String cookies;
            private Line line;

            Phone(Helper helper) {
                this.helper = helper;
                this.random = new Random(helper.id().getLeastSignificantBits());
                this.cookies = helper.cookie();
                this.line = new Line(port);
            }

            void token() throws IOException {
                var answer = line.say(
                        "GET /actes/poche/jeton HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies + "\r\n\r\n");
                var read = java.util.regex.Pattern.compile("\"token\":\"([^\"]+)\"")
                        .matcher(answer.body());
                if (!read.find()) throw new IllegalStateException("no token: " + answer);
                token = read.group(1);
                for (var set : answer.cookies()) cookies += "; " + set;
            }

            void write() {
                var id = UUID.randomUUID();
                written.add(id);
                queue.add(id);
            }

            void send() {
                for (var id : List.copyOf(queue)) {
                    var body = "id=" + id + "&theme=argent_impots&mode=with&duree=30&tetes=1&ou=elsewhere&quand="
                            + Instant.now() + "&maintenant=" + Instant.now() + "&_csrf="
                            + URLEncoder.encode(token, StandardCharsets.UTF_8);
                    var begun = System.nanoTime();
                    try {
                        var answer =
                                line.say("POST /actes/poche/envois HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies
                                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body);
                        if (answer.status() != 200 && answer.status() != 201) {
                            if (answer.status() < 500) throw new IllegalStateException("" + answer);
                            return;
                        }
                        millis.add((System.nanoTime() - begun) / 1e6);
                        told.add(id);
                        queue.remove(id);
                    } catch (IOException gone) {
                        line.close();
                        return;
                    }
                }
            }
        }
    }

    private record Answer(int status, List<String> cookies, String body) {}

    /// One kept connection.
    private static final class Line {
        private final int port;
        private Socket socket = new Socket();
        private BufferedInputStream in = new BufferedInputStream(java.io.InputStream.nullInputStream());
        private final AtomicBoolean open = new AtomicBoolean();

        Line(int port) {
            this.port = port;
        }

        void close() {
            open.set(false);
            try {
                socket.close();
            } catch (IOException closed) {
                // as wanted
            }
        }

        Answer say(String request) throws IOException {
            if (!open.get()) {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                in = new BufferedInputStream(socket.getInputStream());
                open.set(true);
            }
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var status = 0;
            var length = 0;
            var chunked = false;
            var cookies = new ArrayList<String>();
            for (var head = line(); !head.isEmpty(); head = line()) {
                var lower = head.toLowerCase(Locale.ROOT);
                if (lower.startsWith("http/1.1 ")) status = Integer.parseInt(head.substring(9, 12));
                if (lower.startsWith("content-length:"))
                    length = Integer.parseInt(head.substring(15).strip());
                if (lower.startsWith("transfer-encoding:")) chunked = true;
                if (lower.startsWith("set-cookie:"))
                    cookies.add(head.substring(11).strip().split(";")[0]);
            }
            if (status == 0) throw new IOException("the line is dead");
            var body = new StringBuilder();
            if (chunked)
                for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                    body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                    line();
                }
            else body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            if (chunked) line();
            return new Answer(status, cookies, body.toString());
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (var read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) throw new IOException("the line is dead");
                if (read != '\r') text.append((char) read);
            }
            return text.toString();
        }
    }

    // --- a year of a département

    private static boolean year(ConfigurableApplicationContext context) throws Exception {
        var network = context.getBean(Networks.class).here().id();
        var sql = context.getBean(JdbcClient.class);
        var places = places(context, network);
        var helpers = sql.sql("select id from identity_account where mail like 'helper-%' order by mail")
                .query(UUID.class)
                .list();
        fill(sql, network, places, helpers);
        sql.sql("analyze").update();
        var port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
        var accounts = context.getBean(Accounts.class);
        var desk = session(sql, account(accounts, network, "helper-" + HELPERS));
        var helper = session(sql, account(accounts, network, "helper-7"));
        var line = new Line(port);
        var busiest = sql.sql("""
                        select place from referrals_referral where state = 'SEEN'
                        group by place order by count(*) desc limit 1""").query(UUID.class).single();
        var received = Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> deskOf(context, network, new PlaceId(busiest))));
        var one = sql.sql("select id from referrals_referral where state = 'SEEN' limit 1")
                .query(UUID.class)
                .single();
        var ok = true;
        for (var page : List.of(
                List.of("referrals", "/bureau/orientations", desk),
                List.of("referral", "/bureau/orientations/" + one, desk),
                List.of("views", "/bureau/avis", desk),
                List.of("place", received, desk),
                List.of("today", "/aujourdhui", helper),
                List.of("acts", "/actes", helper),
                List.of("notebooks", "/cahiers", helper),
                List.of("agenda", "/agenda-aidant", helper))) ok &= look(line, page.get(0), page.get(1), page.get(2));
        var start = System.nanoTime();
        ReflectionTestUtils.invokeMethod(
                context.getBean("org.tousaidants.platform.datadeletion.DataDeletion"), "tonight", network);
        var seconds = (System.nanoTime() - start) / 1e9;
        var gone = sql.sql(
                        "select coalesce(sum(rows), 0) from forgetting_gone where rule ~ '^(referrals|notebook|outcomes|diagnostic)'")
                .query(Integer.class)
                .single();
        var trouble = sql.sql("select count(*) from forgetting_gone where trouble <> ''")
                .query(Integer.class)
                .single();
        var fast = seconds < NIGHT_SECONDS && gone > 0 && trouble == 0;
        System.out.printf(
                Locale.ROOT,
                "trust-night %.2f s, %d rows of the path went (budget < %.0f) %s%n",
                seconds,
                gone,
                NIGHT_SECONDS,
                fast ? "ok" : "short");
        return ok & fast;
    }

    /// The way to all that a place received, as its letter brings it.
    private static String deskOf(ConfigurableApplicationContext context, String network, PlaceId place) {
        var person = context.getBean(Contacts.class)
                .toWrite(network, place)
                .getFirst()
                .person();
        var secret = context.getBean(Links.class)
                .make(
                        network,
                        new Link.What("referrals.desk", place.toString(), Optional.of(person)),
                        Instant.now().plus(Duration.ofDays(1)));
        return "/orientations/lieu/" + secret.text();
    }

    private static Account account(Accounts accounts, String network, String mail) {
        return accounts.openOf(network).stream()
                .filter(one -> one.mail().value().equals(mail + "@example.org"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean look(Line line, String name, String path, String cookie) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n";
        var millis = new ArrayList<Double>();
        for (var n = -LOOKS; n < LOOKS; n++) {
            var begun = System.nanoTime();
            var answer = line.say(request);
            if (answer.status() != 200) throw new IllegalStateException(path + " " + answer.status());
            if (n >= 0) millis.add((System.nanoTime() - begun) / 1e6);
        }
        var sorted = millis.stream().sorted().toList();
        var p95 = sorted.get((int) (0.95 * (LOOKS - 1)));
        System.out.printf(
                Locale.ROOT,
                "trust-page-%s %.1f ms, p95; median %.1f (budget < %.0f) %s%n",
                name,
                p95,
                sorted.get(LOOKS / 2),
                PAGE_MILLIS,
                p95 < PAGE_MILLIS ? "ok" : "short");
        return p95 < PAGE_MILLIS;
    }

    private static List<UUID> places(ConfigurableApplicationContext context, String network) {
        var gathered = new ArrayList<Gathered>();
        for (var n = 0; n < PLACES; n++)
            gathered.add(new Gathered(
                    "b" + n,
                    Sheet.of(Map.of(
                            Field.NOM,
                            "Lieu " + n,
                            Field.ADRESSE,
                            n + " rue des Essais",
                            Field.CODE_POSTAL,
                            "17100",
                            Field.COMMUNE,
                            "Saintes",
                            Field.COURRIELS,
                            "lieu-" + n + "@example.org",
                            Field.SERVICES,
                            "Aide aux démarches administratives"))));
        context.getBean(Places.class).gather(network, new Voice.Source("bench", UUID.randomUUID()), gathered);
        return context.getBean(Directory.class).snapshot(network).places().stream()
                .map(place -> place.id().value())
                .toList();
    }

    /// By the same columns as the product writes: nine referrals in ten have ended, a quarter of them long ago.
    private static void fill(JdbcClient sql, String network, List<UUID> places, List<UUID> helpers) {
        var random = new Random(14);
        var secure = new SecureRandom();
        for (var batch = 0; batch < REFERRALS; batch += 1_000) {
            var ids = new UUID[1_000];
            var codes = new String[1_000];
            var where = new UUID[1_000];
            var who = new UUID[1_000];
            var made = new String[1_000];
            var state = new String[1_000];
            for (var i = 0; i < 1_000; i++) {
                ids[i] = UUID.randomUUID();
                codes[i] = PaperCode.draw('R', 4, secure).text();
                where[i] = places.get(random.nextInt(places.size()));
                who[i] = helpers.get(random.nextInt(helpers.size()));
                made[i] = Instant.now()
                        .minus(Duration.ofHours(random.nextInt(24 * 365)))
                        .toString();
                state[i] = random.nextInt(10) == 0 ? "SEEN" : "CLOSED";
            }
            var spec = sql.sql("""
                            insert into referrals_referral (network, id, code, place, urgent, hand_over, sender, lang, made,
                                                            state, moved, escalated)
                            select :network, id, code, place, random() < 0.2, 1, who, 'fr', made,
                                   state, made + interval '3 days', state = 'SEEN' and random() < 0.1
                            from unnest(:ids, :codes, :where, :who, :made::timestamptz[], :state)
                                 t(id, code, place, who, made, state)""")
                    .param("network", network)
                    .param("ids", ids)
                    .param("codes", codes)
                    .param("where", where)
                    .param("who", who)
                    .param("made", made)
                    .param("state", state);
            spec.update();
        }
        for (var insert : List.of(
                "insert into referrals_sender select network, id, 'Mairie', '' from referrals_referral",
                "insert into referrals_passed select network, id, f, 'impots' from referrals_referral,"
                        + " unnest(array['NAME', 'REACH', 'NEED']) f",
                "insert into referrals_step (network, referral, n, move, at, who, words) select network, id, n, m,"
                        + " made + n * interval '1 hour', w, '' from referrals_referral,"
                        + " (values (1, 'DRAFTED', 'SENDER'), (2, 'SENT', 'SENDER'), (3, 'SEEN', 'RECEIVER')) v(n, m, w)",
                "insert into outcomes_answer (network, id, week, place, channel, solved, alone, respected, place_counted)"
                        + " select network, id, made::date, place, 'SELF', 'YES', 'NO', 'YES', true from referrals_referral"
                        + " where state = 'CLOSED'",
                "insert into outcomes_words (network, id, week, place, words, screen) select network, id, made::date, place,"
                        + " 'Merci', case when random() < 0.02 then 'WAITING' else 'SHOWN' end"
                        + " from referrals_referral where random() < 0.1"))
            sql.sql(insert).update();
        sql.sql("""
                insert into acts_act (network, id, helper, kind, at, received, themes, procedure, mode, minutes, heads, spot,
                                      place)
                select :network, gen_random_uuid(), (:helpers::uuid[])[1 + n % :many], 'individual',
                       now() - n * interval '10 minutes', now() - n * interval '10 minutes', array['argent_impots'],
                       'impots_declaration', 'with', 30, 1, 'place', (:places::uuid[])[1 + n % :there]
                from generate_series(1, :acts) n""")
                .param("network", network)
                .param("helpers", helpers.toArray(UUID[]::new))
                .param("many", helpers.size())
                .param("acts", ACTS)
                .param("places", places.toArray(UUID[]::new))
                .param("there", places.size())
                .update();
        sql.sql("""
                insert into notebook_notebook (network, id, code, pin, made, made_by, last_used)
                select :network, gen_random_uuid(), decode(md5(n::text) || md5('c' || n), 'hex'),
                       decode(md5('p' || n) || md5(n::text), 'hex'), now() - interval '3 years', :by,
                       now() - (n % 800) * interval '1 day'
                from generate_series(1, :notebooks) n""")
                .param("network", network)
                .param("by", helpers.getFirst())
                .param("notebooks", NOTEBOOKS)
                .update();
        for (var insert : List.of(
                "insert into notebook_key select network, id, '\\x00' from notebook_notebook",
                "insert into notebook_entry (network, id, notebook, kind, sealed, at) select network, gen_random_uuid(), id,"
                        + " 'step', '\\x00', made from notebook_notebook, generate_series(1, 5)",
                "insert into notebook_consent select network, id, 1, 'keep', 'consent', true, 'voice', false, made, made_by"
                        + " from notebook_notebook",
                "insert into notebook_log (network, notebook, at, act, why) select network, id, made, 'read', 'own'"
                        + " from notebook_notebook, generate_series(1, 10)"))
            sql.sql(insert).update();
    }

    private static boolean exact(String name, long figure, String unit) {
        System.out.printf(Locale.ROOT, "%s %d %s (budget 0) %s%n", name, figure, unit, figure == 0 ? "ok" : "short");
        return figure == 0;
    }

    private static boolean report(String name, Iterable<Double> all, double budget) {
        var millis = new ArrayList<Double>();
        all.forEach(millis::add);
        var sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var p99 = sorted[(int) (0.99 * (sorted.length - 1))];
        System.out.printf(
                Locale.ROOT,
                "%s %.1f ms; median %.1f, of %d by %d helpers%s%n",
                name,
                p99,
                sorted[sorted.length / 2],
                sorted.length,
                HELPERS,
                budget <= 0
                        ? budget == 0 ? ", all in one instant" : ", for an answer that asks the database nothing"
                        : String.format(Locale.ROOT, " (budget < %.0f) %s", budget, p99 < budget ? "ok" : "short"));
        return budget <= 0 || p99 < budget;
    }
}
