package org.tousaidants.find.findhelp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.TousAidants;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.MatchingPlaces;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.View;

/// A whole request for help among 50,000 places, 50 at once: from the first byte sent to the last byte read,
/// compressed as for any browser, on kept connections, server, database and those who ask sharing this machine. The
/// fifty ask in the same instant and none asks again before the last is served: mostly one waits one's turn, so the
/// last of the fifty tells how long 50 pages take. `request-p99` is a crowd that comes back to 500 searches; in
/// `request-new-p99` no search was ever asked before. Beside them, in the same run, an endpoint that answers nothing.
// java: -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m
public final class RequestBench {
    private static final int PLACES = 50_000;
    private static final int AT_ONCE = 50;
    private static final int WARM = 400;
    private static final int ASKED = 400;
    /// Against the empty endpoint in the same run: the machine differs from day to day, and so does it.
    private static final double BUDGET_AGAIN = 3;

    private static final double BUDGET_NEW = 3;

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
            // A position is each one's own: it was not asked before.
            var never = new ArrayList<String>();
            for (var i = 0; i < AT_ONCE * (WARM + ASKED); i++)
                never.add(String.format(
                        Locale.ROOT,
                        "/aide/reponses?besoin=%s&ou=%.3f,%.3f",
                        Need.values()[random.nextInt(Need.values().length)].parameter(),
                        45.3 + i % 1000 / 1000.0,
                        -1.1 + i / 1000 / 40.0 + random.nextInt(25) / 1000.0));
            Crowd.ask(port, searches, AT_ONCE, WARM);
            Crowd.ask(port, List.of("/rien"), AT_ONCE, WARM);
            var nothing = Crowd.ask(port, List.of("/rien"), AT_ONCE, ASKED);
            var help = Crowd.ask(port, searches, AT_ONCE, ASKED);
            Crowd.ask(port, never.subList(AT_ONCE * ASKED, never.size()), AT_ONCE, WARM);
            var alone = Crowd.ask(port, never.subList(0, AT_ONCE * ASKED), AT_ONCE, ASKED);
            var p99 = at(help.millis(), 0.99);
            say("request-median %.2f ms", at(help.millis(), 0.5));
            var empty = at(nothing.millis(), 0.99);
            var ok = said("request-p99", p99, empty, BUDGET_AGAIN)
                    & said("request-new-p99", at(alone.millis(), 0.99), empty, BUDGET_NEW);
            say(
                    "request-median-against-nothing %.1f times its median (%.2f ms)",
                    at(help.millis(), 0.5) / at(nothing.millis(), 0.5), at(nothing.millis(), 0.5));
            // What a busy neighbour on the machine does not change much.
            say(
                    "request-processor %.3f ms of processor a request, those who ask included (an empty endpoint %.3f),"
                            + " %.0f requests a second; never asked before: %.3f ms, %.0f a second",
                    help.processorMillis(),
                    nothing.processorMillis(),
                    help.aSecond(),
                    alone.processorMillis(),
                    alone.aSecond());
            if (!ok) System.exit(1);
        }
        System.exit(0);
    }

    private static boolean said(String name, double p99, double empty, double budget) {
        var times = p99 / empty;
        var ok = times <= budget;
        say(
                "%s %.2f times an empty endpoint (budget <= %.1f) %s; %.2f ms against %.2f",
                name, times, budget, ok ? "ok" : "short", p99, empty);
        return ok;
    }

    private static void say(String line, Object... figures) {
        System.out.println(String.format(Locale.ROOT, line, figures));
    }

    private static void fill(ConfigurableApplicationContext context) {
        var places = context.getBean(Places.class);
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
                places.gather(source, batch);
                batch.clear();
            }
        }
        context.getBean(Directory.class).snapshot();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
