// java: -Xmx1g
package org.tousaidants.places.merging;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.tousaidants.OwnProcess;
import org.tousaidants.SharedData;
import org.tousaidants.TousAidants;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.harvest.Harvests;
import org.tousaidants.places.matching.PlacesQuality;
import org.tousaidants.platform.identity.Networks;

/// The first page, asked ten times a second by a person who looks for help, while a real source is harvested and the
/// doubles of all the real places are searched. Server, database and visitor share this machine: how long its
/// lightest answer takes meanwhile is told beside.
public final class FirstPageBench {
    private static final double BUDGET_MILLIS = 300;
    private static final int WARM = 50;
    private static final int PAUSE_MILLIS = 100;
    private static final String FILE = "places/france-services/liste-fs-20240801.csv";
    private static final String MAPPING = "places/mednum-cli/france-services/france-services.config.json";

    private FirstPageBench() {}

    public static void main(String[] args) throws Exception {
        if (SharedData.find("places/places_all_light.csv").isEmpty()) {
            System.out.println("first-page: the real lists are not beside the repository");
            return;
        }
        if (args.length > 0) System.exit(measured() ? 0 : 1);
        System.exit(OwnProcess.of(FirstPageBench.class));
    }

    private static boolean measured() throws Exception {
        System.setProperty("server.port", "0");
        System.setProperty("ta.limits.forms", "100000000");
        try (var context = SpringApplication.run(TousAidants.class)) {
            var network = context.getBean(Networks.class).here().id();
            context.getBean(Networks.class)
                    .found(context.getBean(Networks.class).here());
            PlacesQuality.gather(context.getBean(Places.class), network);
            var port = String.valueOf(context.getEnvironment().getProperty("local.server.port"));
            for (var n = 0; n < WARM; n++) ask(port, "/");
            var quiet = new ArrayList<Double>();
            for (var n = 0; n < WARM; n++) quiet.add(ask(port, "/"));
            told("first-page-quiet", quiet, 0);
            return loaded(context, network, port);
        }
    }

    private static boolean loaded(ConfigurableApplicationContext context, String network, String port)
            throws Exception {
        var harvests = context.getBean(Harvests.class);
        var file = Files.copy(
                SharedData.find(FILE).orElseThrow(),
                Files.createTempDirectory("first-page").resolve("source.csv"));
        harvests.keep(
                network,
                "france-services",
                "France services",
                "",
                Files.readString(SharedData.find(MAPPING).orElseThrow()));
        var searching = context.getBean(DuplicateFinder.class);
        searching.ask(network);
        var pages = new ArrayList<Double>();
        var light = new ArrayList<Double>();
        try (var work = Executors.newFixedThreadPool(2)) {
            var search = work.submit(() -> searching.search(network));
            var harvest = work.submit(() -> harvests.harvest(network, "france-services", Optional.empty(), file));
            BooleanSupplier busy = () -> !search.isDone() || !harvest.isDone();
            while (busy.getAsBoolean()) {
                pages.add(ask(port, "/"));
                light.add(ask(port, "/actes/poche/manifeste.webmanifest"));
                Thread.sleep(PAUSE_MILLIS);
            }
            search.get();
            System.out.println("first-page-harvest " + harvest.get());
        }
        told("first-page-light-answer-beside", light, 0);
        return told("first-page-at-work", pages, BUDGET_MILLIS);
    }

    private static boolean told(String name, List<Double> millis, double budget) {
        var sorted = millis.stream().sorted().toList();
        var most = Collections.max(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s %.0f ms at most; median %.1f, of %d%s%n",
                name,
                most,
                sorted.get(sorted.size() / 2),
                sorted.size(),
                budget == 0
                        ? ""
                        : String.format(Locale.ROOT, " (budget < %.0f) %s", budget, most < budget ? "ok" : "short"));
        return budget == 0 || most < budget;
    }

    private static double ask(String port, String path) throws IOException {
        var start = System.nanoTime();
        var asked = (HttpURLConnection)
                URI.create("http://localhost:" + port + path).toURL().openConnection();
        if (asked.getResponseCode() != 200) throw new IllegalStateException(path + " " + asked.getResponseCode());
        try (var body = asked.getInputStream()) {
            body.readAllBytes();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
