package org.tousaidants.governance.workshops;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.tousaidants.TousAidants;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// Two hundred participants behind one address: each joins, opens the questions, answers one every two seconds,
/// then all answer at the same instant; meanwhile the screen requests the answers twice a second. Server,
/// database and phones share this machine.
public final class WorkshopBench {
    private static final int PEOPLE = 200;
    private static final int ANSWERS = 12;
    private static final int PACE_MILLIS = 2_000;
    private static final double BUDGET_MILLIS = 250;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("name=\"q(\\d+)\"");

    private WorkshopBench() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("server.port", "0");
        System.setProperty("server.tomcat.max-keep-alive-requests", "-1");
        var ok = false;
        try (var context = SpringApplication.run(TousAidants.class)) {
            var workshops = context.getBean(RulesWorkshops.class);
            var here = context.getBean(TerritoryNetworks.class).here();
            var actor = new SignedInPerson(UUID.randomUUID(), "bench@example.org", "Bench", Role.COORDINATOR, here);
            var competences = workshops.protocol(actor).skills().competences().stream()
                    .map(SkillCompetence::id)
                    .collect(Collectors.toSet());
            var id = workshops.open(
                    actor,
                    new RulesWorkshops.NewWorkshopInput(
                            UUID.randomUUID(),
                            "Deux cents",
                            workshops.today(),
                            PEOPLE,
                            WorkshopAgreementRule.USUAL,
                            Set.of("benevole", "mediateur"),
                            competences,
                            Set.of()));
            var code = workshops.read(actor, id).orElseThrow().workshop().code();
            var port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
            var hall = new WorkshopRoom(port, "/atelier/" + code);
            hall.open();
            report("workshop-join-p99", hall.joins, "ms, to take part and to open the questions", Double.MAX_VALUE);
            ok = report("workshop-200", hall.paced, "ms, p99 of an answer among 100 a second", BUDGET_MILLIS);
            report("workshop-200-at-once", hall.burst, "ms, p99 when all press at the same instant", Double.MAX_VALUE);
            report("workshop-wall", hall.walls, "ms, p99 of the wall meanwhile", Double.MAX_VALUE);
            var counted = workshops.read(actor, id).orElseThrow().crowd();
            System.out.printf(Locale.ROOT, "workshop-people %d phones%n", counted.phones());
            ok &= counted.phones() == PEOPLE;
        }
        System.exit(ok ? 0 : 1);
    }

    private static boolean report(String name, List<Double> millis, String words, double budget) {
        var sorted = millis.stream().sorted().toList();
        var p99 = sorted.get((int) (0.99 * (sorted.size() - 1)));
        var judged = budget == Double.MAX_VALUE
                ? ""
                : String.format(Locale.ROOT, " (budget < %.0f) %s", budget, p99 < budget ? "ok" : "short");
        System.out.printf(
                Locale.ROOT,
                "%s %.1f %s; median %.1f, of %d%s%n",
                name,
                p99,
                words,
                sorted.get(sorted.size() / 2),
                sorted.size(),
                judged);
        return p99 < budget;
    }

    private static final class WorkshopRoom {
        private final int port;
        private final String home;
        private final List<Double> joins = new ArrayList<>();
        private final List<Double> paced = new ArrayList<>();
        private final List<Double> burst = new ArrayList<>();
        private final List<Double> walls = new ArrayList<>();

        WorkshopRoom(int port, String home) {
            this.port = port;
            this.home = home;
        }

        void open() throws Exception {
            var together = new CyclicBarrier(PEOPLE);
            var over = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var wall = threads.submit(() -> watch(over));
                var people = new ArrayList<Future<?>>();
                for (var n = 0; n < PEOPLE; n++) {
                    var person = n;
                    people.add(threads.submit(() -> {
                        take(person, together);
                        return null;
                    }));
                }
                for (var one : people) one.get();
                over.set(true);
                wall.get();
            }
        }

        private Void watch(AtomicBoolean over) throws Exception {
            try (var screen = new SimulatedPhone(port)) {
                while (!over.get()) {
                    note(walls, () -> screen.get(home + "/mur/reponses"));
                    Thread.sleep(500);
                }
            }
            return null;
        }

        private void take(int person, CyclicBarrier together) throws Exception {
            var random = new Random(person);
            try (var phone = new SimulatedPhone(port)) {
                // People arrive within half a minute.
                Thread.sleep(random.nextInt(30_000));
                var asked = new String[1];
                note(joins, () -> {
                    var token = phone.token(phone.get(home));
                    phone.post(home, "_csrf=" + token);
                    asked[0] = phone.get(home + "/mediateur/niveaux");
                });
                var token = phone.token(asked[0]);
                var questions = new ArrayList<String>();
                var found = NUMBER.matcher(asked[0]);
                while (found.find()) if (!questions.contains(found.group(1))) questions.add(found.group(1));
                together.await();
                for (var i = 0; i < ANSWERS; i++) {
                    Thread.sleep(random.nextInt(2 * PACE_MILLIS));
                    send(phone, paced, token, questions.get(i), random, i + 1);
                }
                together.await();
                send(phone, burst, token, questions.getLast(), random, ANSWERS + 1);
            }
        }

        private void send(
                SimulatedPhone phone, List<Double> millis, String token, String question, Random random, int n)
                throws Exception {
            var form = "_csrf=" + token + "&tour=1&envoi=" + n + "&q" + question + "=" + (2 + random.nextInt(5));
            note(millis, () -> phone.post(home + "/envois", form));
        }

        private interface PhoneAct {
            void run() throws Exception;
        }

        private static void note(List<Double> millis, PhoneAct act) throws Exception {
            var start = System.nanoTime();
            act.run();
            var took = (System.nanoTime() - start) / 1e6;
            synchronized (millis) {
                millis.add(took);
            }
        }
    }

    /// A minimal browser on one persistent connection.
    private static final class SimulatedPhone implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final int port;
        private final Map<String, String> cookies = new LinkedHashMap<>();

        SimulatedPhone(int port) throws IOException {
            this.port = port;
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }

        String token(String page) {
            var found = TOKEN.matcher(page);
            if (!found.find()) throw new IllegalStateException("no form in " + page);
            return found.group(1);
        }

        String get(String path) throws IOException {
            return ask("GET " + path + " HTTP/1.1\r\n", "");
        }

        void post(String path, String form) throws IOException {
            ask(
                    "POST " + path + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + form.length() + "\r\n",
                    form);
        }

        private String ask(String head, String body) throws IOException {
            var jar = cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            var request = head + "Host: localhost:" + port + "\r\n" + (jar.isEmpty() ? "" : "Cookie: " + jar + "\r\n")
                    + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = line();
            if (!status.matches("HTTP/1.1 (200|204|303).*")) throw new IOException(status);
            var length = 0;
            for (var line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15))
                    length = Integer.parseInt(line.substring(15).strip());
                if (line.regionMatches(true, 0, "Set-Cookie:", 0, 11)) {
                    var pair = line.substring(11).strip().split(";", 2)[0].split("=", 2);
                    cookies.put(pair[0], pair[1]);
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            var line = new StringBuilder(64);
            for (var c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) throw new IOException("cut off");
                if (c != '\r') line.append((char) c);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
