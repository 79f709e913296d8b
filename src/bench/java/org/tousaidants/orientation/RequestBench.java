package org.tousaidants.orientation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.TousAidants;
import org.tousaidants.identity.Networks;
import org.tousaidants.matching.MatchingPlaces;
import org.tousaidants.matching.Need;
import org.tousaidants.places.Directory;
import org.tousaidants.places.Gathered;
import org.tousaidants.places.Places;
import org.tousaidants.places.Voice;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;
import org.tousaidants.web.Open;
import org.tousaidants.web.View;

/// A whole request for help among 50,000 places, 50 at once: from the first byte sent to the last byte read, on kept
/// connections, server, database and those who ask sharing this machine. Beside it, in the same run, an endpoint that
/// answers nothing.
public final class RequestBench {
    private static final int PLACES = 50_000;
    private static final int AT_ONCE = 50;
    private static final int WARM = 400;
    private static final int ASKED = 400;
    private static final double BUDGET_MILLIS = 5;

    private RequestBench() {}

    /// The endpoint that answers nothing.
    @Open
    public static final class Nothing {
        public View nothing() {
            return View.redirect("/");
        }
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("ta.limits.search", "100000000");
        System.setProperty("server.port", "0");
        // Tomcat closes a connection after a hundred requests: here each is kept to the end.
        System.setProperty("server.tomcat.max-keep-alive-requests", "-1");
        try (var context = SpringApplication.run(TousAidants.class)) {
            fill(context);
            context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .registerMapping(
                            RequestMappingInfo.paths("/rien").build(),
                            new Nothing(),
                            Nothing.class.getMethod("nothing"));
            var port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
            var communes = Communes.shipped().inDepartement("17");
            var random = new Random(17);
            var searches = new ArrayList<String>();
            for (var i = 0; i < 500; i++)
                searches.add("/aide/reponses?besoin="
                        + Need.values()[random.nextInt(Need.values().length)].parameter() + "&ou="
                        + communes.get(random.nextInt(communes.size())).code());
            ask(port, searches, WARM);
            ask(port, List.of("/rien"), WARM);
            var nothing = ask(port, List.of("/rien"), ASKED);
            var help = ask(port, searches, ASKED);
            var p99 = at(help, 0.99);
            var ok = p99 < BUDGET_MILLIS;
            System.out.printf(Locale.ROOT, "request-median %.2f ms%n", at(help, 0.5));
            System.out.printf(
                    Locale.ROOT, "request-p99 %.2f ms (budget < %.0f) %s%n", p99, BUDGET_MILLIS, ok ? "ok" : "short");
            System.out.printf(
                    Locale.ROOT,
                    "request-against-nothing %.1f times an empty endpoint (median %.2f, p99 %.2f ms)%n",
                    at(help, 0.5) / at(nothing, 0.5),
                    at(nothing, 0.5),
                    at(nothing, 0.99));
            if (!ok) System.exit(1);
        }
        System.exit(0);
    }

    private static void fill(ConfigurableApplicationContext context) {
        var places = context.getBean(Places.class);
        var network = context.getBean(Networks.class).here().id();
        var source = new Voice.Source("bench", UUID.randomUUID());
        var batch = new ArrayList<Gathered>();
        var random = new Random(50_000);
        var communes = Communes.shipped().all();
        var people = communes.stream().mapToLong(Commune::population).toArray();
        Arrays.parallelPrefix(people, Long::sum);
        for (var i = 0; i < PLACES; i++) {
            var at = Arrays.binarySearch(people, random.nextLong(people[people.length - 1]));
            var sheet = MatchingPlaces.sheet(i, communes.get(at < 0 ? -at - 1 : at), random);
            batch.add(new Gathered(sheet.text(Field.ID), sheet));
            if (batch.size() == 1_000) {
                places.gather(network, source, batch);
                batch.clear();
            }
        }
        context.getBean(Directory.class).snapshot(network);
    }

    /// Milliseconds of each request, sorted: `AT_ONCE` persons each ask `times` times, one question after the other.
    private static double[] ask(int port, List<String> paths, int times) throws InterruptedException {
        var millis = new double[AT_ONCE * times];
        var together = new CountDownLatch(1);
        try (var persons = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person = 0; person < AT_ONCE; person++) {
                var first = person * times;
                persons.submit(() -> {
                    try (var socket = new Socket("127.0.0.1", port)) {
                        socket.setTcpNoDelay(true);
                        var in = new BufferedInputStream(socket.getInputStream(), 65_536);
                        together.await();
                        for (var i = 0; i < times; i++) {
                            var request = "GET " + paths.get((first + i) % paths.size())
                                    + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
                            var start = System.nanoTime();
                            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                            read(in);
                            millis[first + i] = (System.nanoTime() - start) / 1e6;
                        }
                    }
                    return Map.of();
                });
            }
            together.countDown();
        }
        Arrays.sort(millis);
        if (millis[0] == 0) throw new IllegalStateException("somebody was not answered");
        return millis;
    }

    private static void read(InputStream in) throws IOException {
        var length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("HTTP/") && !line.startsWith("HTTP/1.1 200") && !line.startsWith("HTTP/1.1 303"))
                throw new IOException(line);
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15))
                length = Integer.parseInt(line.substring(15).strip());
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("cut off");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
