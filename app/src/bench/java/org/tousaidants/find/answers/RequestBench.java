package org.tousaidants.find.answers;

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
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.MatchingPlaces;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// A whole request for help among 50,000 places, 50 at once: from the first byte sent to the last byte read,
/// compressed, on persistent connections; server, database and clients share this machine. The fifty start
/// together and none repeats before the last is served, so the slowest gives the time of 50 pages. `request-p99`
/// repeats 500 searches; in `request-new-p99` every search is new. An empty endpoint is measured in the same run.
// java: -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m
public final class RequestBench {
    private static final int PLACES = 50_000;
    private static final int AT_ONCE = 50;
    private static final int WARM = 400;
    private static final int ASKED = 400;
    /// Relative to the empty endpoint in the same run, since the speed of the machine varies.
    private static final double BUDGET_AGAIN = 3;

    private static final double BUDGET_NEW = 3;

    private RequestBench() {}

    /// The empty endpoint.
    @PublicAccess
    public static final class DiscardingOutput {
        public View nothing() {
            return View.redirect("/");
        }
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("ta.limits.search", "100000000");
        System.setProperty("server.port", "0");
        // Tomcat closes a connection after a hundred requests by default: here connections stay open.
        System.setProperty("server.tomcat.max-keep-alive-requests", "-1");
        try (var context = SpringApplication.run(TousAidants.class)) {
            fill(context);
            context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .registerMapping(
                            RequestMappingInfo.paths("/rien").build(),
                            new DiscardingOutput(),
                            DiscardingOutput.class.getMethod("nothing"));
            var port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
            var communes = Communes.shipped().inDepartement("17");
            var random = new Random(17);
            var searches = new ArrayList<String>();
            for (var i = 0; i < 500; i++)
                searches.add("/aide/reponses?besoin="
                        + HelpNeed.values()[random.nextInt(HelpNeed.values().length)].parameter() + "&ou="
                        + communes.get(random.nextInt(communes.size())).code());
            // Positions make each search unique.
            var never = new ArrayList<String>();
            for (var i = 0; i < AT_ONCE * (WARM + ASKED); i++)
                never.add(String.format(
                        Locale.ROOT,
                        "/aide/reponses?besoin=%s&ou=%.3f,%.3f",
                        HelpNeed.values()[random.nextInt(HelpNeed.values().length)].parameter(),
                        45.3 + i % 1000 / 1000.0,
                        -1.1 + i / 1000 / 40.0 + random.nextInt(25) / 1000.0));
            RequestLoad.ask(port, searches, AT_ONCE, WARM);
            RequestLoad.ask(port, List.of("/rien"), AT_ONCE, WARM);
            var nothing = RequestLoad.ask(port, List.of("/rien"), AT_ONCE, ASKED);
            var help = RequestLoad.ask(port, searches, AT_ONCE, ASKED);
            RequestLoad.ask(port, never.subList(AT_ONCE * ASKED, never.size()), AT_ONCE, WARM);
            var alone = RequestLoad.ask(port, never.subList(0, AT_ONCE * ASKED), AT_ONCE, ASKED);
            var p99 = at(help.millis(), 0.99);
            say("request-median %.2f ms", at(help.millis(), 0.5));
            var empty = at(nothing.millis(), 0.99);
            var ok = said("request-p99", p99, empty, BUDGET_AGAIN)
                    & said("request-new-p99", at(alone.millis(), 0.99), empty, BUDGET_NEW);
            say(
                    "request-median-against-nothing %.1f times its median (%.2f ms)",
                    at(help.millis(), 0.5) / at(nothing.millis(), 0.5), at(nothing.millis(), 0.5));
            // Figures that other load on the machine hardly changes.
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
        var source = new ValueStatementSource.HarvestedSource("bench", UUID.randomUUID());
        var batch = new ArrayList<HarvestedPlaceRecord>();
        var random = new Random(50_000);
        var communes = Communes.shipped().all();
        var people = communes.stream().mapToLong(Commune::population).toArray();
        Arrays.parallelPrefix(people, Long::sum);
        for (var i = 0; i < PLACES; i++) {
            var at = Arrays.binarySearch(people, random.nextLong(people[people.length - 1]));
            var sheet = MatchingPlaces.sheet(i, communes.get(at < 0 ? -at - 1 : at), random);
            batch.add(new HarvestedPlaceRecord(sheet.text(Field.ID), sheet));
            if (batch.size() == 1_000) {
                places.gather(source, batch);
                batch.clear();
            }
        }
        context.getBean(PlaceDirectory.class).snapshot();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
