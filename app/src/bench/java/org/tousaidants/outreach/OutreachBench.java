package org.tousaidants.outreach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.accessscores.AccessCommand;
import org.tousaidants.outreach.siting.CapacitatedSitingProblem;
import org.tousaidants.outreach.siting.CapacitatedSitingSearch;
import org.tousaidants.outreach.siting.SiteMedianProblem;
import org.tousaidants.outreach.siting.SiteMedianSearch;
import org.tousaidants.outreach.siting.SitingCommand;
import org.tousaidants.outreach.traveltimes.CommuneDensity;
import org.tousaidants.outreach.traveltimes.CommuneTravelOrigin;
import org.tousaidants.outreach.traveltimes.RoadNetwork;
import org.tousaidants.outreach.traveltimes.TravelMode;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.outreach.vehiclerouting.TourCommand;
import org.tousaidants.outreach.vehiclerouting.VehicleRoutingProblem;
import org.tousaidants.outreach.vehiclerouting.VehicleRoutingSearch;

/// Siting, tours and equity, on the instances beside the repository: each runs like its command.
public final class OutreachBench {
    private static final double UNSERVED = 180;
    private static final Path DATA = Path.of(System.getProperty("ta.data", "../../shared/data"));
    private static final List<Path> PLACES = List.of(DATA, Path.of("../shared/data"), Path.of("/work/shared/data"));

    private interface Command {
        int run(List<String> words, PrintStream out, PrintStream err) throws IOException;
    }

    private OutreachBench() {}

    public static void main(String[] args) throws IOException {
        System.exit(run() ? 0 : 1);
    }

    /// @return whether every budget holds
    public static boolean run() throws IOException {
        var data = PLACES.stream().filter(Files::isDirectory).findFirst();
        if (data.isEmpty()) {
            System.out.println("reach: no instances beside the repository (-Dta.data=…)");
            return true;
        }
        var pmed = pmed(data.get().resolve("optimisation/pmed"));
        var mclp = mclp(data.get().resolve("optimisation/mclp"));
        var equity = equity(data.get());
        var tours = tours(data.get().resolve("optimisation/vrptw_solomon"));
        var plan = departement(data.get().resolve("territory/communes_enrichies.csv"));
        return pmed & mclp & equity & tours & plan & fortnight() & matrix();
    }

    /// The communes of Charente-Maritime, inhabitants times the index of fragility; the 25
    /// largest stay, five open.
    private static boolean departement(Path file) throws IOException {
        var people = new ArrayList<double[]>();
        var head = List.<String>of();
        for (var line : Files.readAllLines(file)) {
            var cells = List.of(line.split(",", -1));
            if (head.isEmpty()) head = cells;
            else if (cells.getFirst().startsWith("17") && cells.size() == head.size())
                people.add(new double[] {
                    Double.parseDouble(cells.get(head.indexOf("latitude"))),
                    Double.parseDouble(cells.get(head.indexOf("longitude"))),
                    Double.parseDouble(cells.get(head.indexOf("population")))
                            * Double.parseDouble("0" + cells.get(head.indexOf("ifn_total")))
                            / 10
                });
        }
        people.sort((a, b) -> Double.compare(b[2], a[2]));
        var n = people.size();
        var cost = new double[n][n];
        var kept = new boolean[n];
        for (var i = 0; i < n; i++) {
            kept[i] = i < 25;
            var here = new GeoPoint(people.get(i)[0], people.get(i)[1]);
            for (var j = 0; j < n; j++) {
                var there = new GeoPoint(people.get(j)[0], people.get(j)[1]);
                cost[i][j] = people.get(i)[2] * EstimatedTravelTime.carMinutes(here.metresTo(there));
            }
        }
        var problem = new SiteMedianProblem(cost, 30, kept, new boolean[n], false);
        var begun = System.nanoTime();
        var exact = SiteMedianSearch.prove(problem, 1e-6, 4_000);
        var seconds = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        var quick = SiteMedianSearch.quick(problem);
        var dragging = (System.nanoTime() - begun) / 1e9;
        return full(people, cost, kept)
                & line("plan-gap", exact.gapPercent(), "%", 0.001, exact.gapPercent() <= 0.001)
                & line("plan-exact", seconds, "s", 20, seconds < 20)
                & line("plan-dragging", dragging, "s", 1, dragging < 1)
                & line(
                        "plan-dragging-over",
                        100 * (quick.cost() / exact.cost() - 1),
                        "%",
                        1,
                        quick.cost() <= 1.01 * exact.cost());
    }

    /// The same with a capacity of 15 % above the average part and a limit of half an hour; then one of the five
    /// moved by hand, the others fixed.
    private static boolean full(List<double[]> people, double[][] cost, boolean[] kept) {
        var n = people.size();
        var unit = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) {
                var minutes = people.get(i)[2] == 0 ? 0 : cost[i][j] / people.get(i)[2];
                unit[i][j] = minutes > 30 ? UNSERVED : minutes;
            }
        var need = people.stream().mapToDouble(one -> one[2]).toArray();
        var capacity = new double[n];
        Arrays.fill(capacity, 1.15 * Arrays.stream(need).sum() / 30);
        var begun = System.nanoTime();
        var exact = CapacitatedSitingSearch.solve(
                new CapacitatedSitingProblem(unit, need, capacity, 30, kept, new boolean[n], UNSERVED));
        var seconds = (System.nanoTime() - begun) / 1e9;
        var moved = new boolean[n];
        for (var site : exact.sites()) moved[site] = true;
        var from = Arrays.stream(exact.sites())
                .filter(site -> !kept[site])
                .findFirst()
                .orElseThrow();
        moved[from] = false;
        for (var to = 0; to < n; to++)
            if (!moved[to] && to != from) {
                moved[to] = true;
                break;
            }
        begun = System.nanoTime();
        CapacitatedSitingSearch.solve(
                new CapacitatedSitingProblem(unit, need, capacity, 30, moved, new boolean[n], UNSERVED));
        var dragging = (System.nanoTime() - begun) / 1e9;
        return line("plan-capacity-gap", exact.gapPercent(), "%", 0.001, exact.gapPercent() <= 0.001)
                & line("plan-capacity-exact", seconds, "s", 20, seconds < 20)
                & line("plan-capacity-dragging", dragging, "s", 1, dragging < 1);
    }

    /// Five hundred stops of ten days, with hours, on a plane.
    private static boolean fortnight() {
        var random = new Random(17);
        var n = 501;
        var way = new double[n][n];
        var x = random.doubles(n, 0, 120).toArray();
        var y = random.doubles(n, 0, 120).toArray();
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) way[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
        var ready = new double[n];
        var due = new double[n];
        var service = new double[n];
        for (var i = 0; i < n; i++) {
            ready[i] = i == 0 ? 0 : random.nextInt(3) * 120;
            due[i] = i == 0 ? 600 : ready[i] + 240;
            service[i] = i == 0 ? 0 : 30;
        }
        var demand = new double[n];
        Arrays.fill(demand, 1, n, 1);
        var begun = System.nanoTime();
        var tours = VehicleRoutingSearch.within(
                new VehicleRoutingProblem(way, way, demand, ready, due, service, 1_000, 100), 1, 1_500_000_000L);
        var seconds = (System.nanoTime() - begun) / 1e9;
        return line(
                "fortnight-500", seconds, "s", 60, seconds < 60 && tours.left().isEmpty());
    }

    /// A grid of a département's size: 462 communes, 700 places.
    private static boolean matrix() {
        var side = 500;
        var random = new Random(5);
        var latitudes = new double[side * side];
        var longitudes = new double[side * side];
        var from = new int[4 * side * (side - 1)];
        var to = new int[from.length];
        var time = new int[from.length];
        var arcs = 0;
        for (var i = 0; i < side; i++)
            for (var j = 0; j < side; j++) {
                var here = i * side + j;
                latitudes[here] = 45.2 + i * 0.0022;
                longitudes[here] = -1.2 + j * 0.0031;
                for (var next : new int[] {j + 1 < side ? here + 1 : -1, i + 1 < side ? here + side : -1}) {
                    if (next < 0) continue;
                    var milliseconds = 12_000 + random.nextInt(20_000);
                    from[arcs] = here;
                    to[arcs] = next;
                    time[arcs++] = milliseconds;
                    from[arcs] = next;
                    to[arcs] = here;
                    time[arcs++] = milliseconds;
                }
            }
        var roads =
                new RoadNetwork(TravelMode.CAR, latitudes, longitudes, new RoadNetwork.RoadArcArrays(from, to, time));
        var origins = new ArrayList<CommuneTravelOrigin>();
        for (var i = 0; i < 462; i++)
            origins.add(new CommuneTravelOrigin(
                    String.valueOf(i),
                    new GeoPoint(45.2 + 1.09 * random.nextDouble(), -1.2 + 1.5 * random.nextDouble()),
                    CommuneDensity.RURAL));
        var begun = System.nanoTime();
        var known = 0;
        for (var k = 0; k < 700; k++)
            for (var minutes : roads.towards(
                    new GeoPoint(45.2 + 1.09 * random.nextDouble(), -1.2 + 1.5 * random.nextDouble()), origins))
                if (minutes != TravelTimeSource.NONE) known++;
        var seconds = (System.nanoTime() - begun) / 1e9;
        return line("matrix-250000-nodes", seconds, "s", 40, seconds < 40 && known > 0);
    }

    private static boolean pmed(Path folder) throws IOException {
        var best = new HashMap<String, Integer>();
        for (var line : Files.readAllLines(folder.resolve("pmedopt.txt"))) {
            var cells = line.strip().split("\\s+");
            if (cells.length == 2 && cells[0].startsWith("pmed")) best.put(cells[0], Integer.parseInt(cells[1]));
        }
        var seconds = 0.0;
        var optima = 0;
        var worst = 0.0;
        for (var i = 1; i <= 20; i++) {
            var told = told(
                    SitingCommand::run,
                    "pmed",
                    folder.resolve("pmed" + i + ".txt").toString());
            seconds += told.get("seconds");
            worst = Math.max(worst, told.get("gap"));
            if (told.get("cost") == (double) best.get("pmed" + i)) optima++;
        }
        return line("pmed-optima", optima, "of 20", 20, optima == 20)
                & line("pmed-gap", worst, "%", 0.1, worst <= 0.1)
                & line("pmed-all", seconds, "s", 15, seconds < 15);
    }

    private static boolean mclp(Path folder) throws IOException {
        var worst = 0.0;
        var slowest = 0.0;
        for (var town : List.of("NewYork", "SanFrancisco"))
            for (var sites : List.of("50", "80", "100")) {
                var told = told(
                        SitingCommand::run,
                        "mclp",
                        folder.resolve(town + ".txt").toString(),
                        "--sites",
                        sites,
                        "--radius",
                        "200");
                worst = Math.max(worst, told.get("gap"));
                slowest = Math.max(slowest, told.get("seconds"));
            }
        return line("mclp-gap", worst, "%", 0.1, worst <= 0.1) & line("mclp-slowest", slowest, "s", 2, slowest < 2);
    }

    private static boolean equity(Path data) throws IOException {
        var told = told(
                AccessCommand::run,
                "equity",
                "--communes",
                data.resolve("territory/communes_enrichies.csv").toString(),
                "--places",
                data.resolve("places/places_all_light.csv").toString());
        return line("equity-country", told.get("seconds"), "s", 2, told.get("seconds") < 2);
    }

    private static boolean tours(Path folder) throws IOException {
        var published = Files.readString(folder.resolve("BKS.json"));
        var more = 0;
        var over = 0.0;
        var slowest = 0.0;
        var names = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - ".txt".length()))
                    .sorted()
                    .forEach(names::add);
        }
        for (var name : names) {
            var told = told(
                    TourCommand::run, "vrptw", folder.resolve(name + ".txt").toString());
            var found = Pattern.compile("\"" + name + "\": \\{[^}]*\"best_known_cost\": ([0-9.]+)[^}]*"
                            + "\"solved_with_vehicles\": ([0-9]+)")
                    .matcher(published);
            if (!found.find()) continue;
            var best = Double.parseDouble(found.group(1));
            var vehicles = Integer.parseInt(found.group(2));
            System.out.printf(
                    Locale.ROOT,
                    "  %s %.0f / %.2f in %.1f s, best known %d / %.2f%n",
                    name,
                    told.get("vehicles"),
                    told.get("distance"),
                    told.get("seconds"),
                    vehicles,
                    best);
            if (told.get("vehicles") > vehicles) more++;
            over += 100 * (told.get("distance") / best - 1) / names.size();
            slowest = Math.max(slowest, told.get("seconds"));
        }
        return line("vrptw-more-vehicles", more, "instances", 0, more == 0)
                & line("vrptw-over", over, "%", 1, over <= 1)
                & line("vrptw-slowest", slowest, "s", 10, slowest < 10);
    }

    private static Map<String, Double> told(Command command, String... words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        command.run(List.of(words), out, System.err);
        var cells = bytes.toString(StandardCharsets.UTF_8).strip().split(" ");
        var told = new HashMap<String, Double>();
        for (var i = 0; i + 1 < cells.length; i += 2)
            if (cells[i + 1].matches("-?[0-9.]+")) told.put(cells[i], Double.parseDouble(cells[i + 1]));
        return told;
    }

    private static boolean line(String name, double figure, String unit, double budget, boolean holds) {
        System.out.printf(
                Locale.ROOT, "reach-%s %.3f %s (budget %s) %s%n", name, figure, unit, budget, holds ? "ok" : "short");
        return holds;
    }
}
