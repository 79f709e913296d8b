package org.tousaidants.reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tousaidants.reach.access.ReachCommand;
import org.tousaidants.reach.siting.SitingCommand;
import org.tousaidants.reach.tours.TourCommand;

/// Where to open, tours and equity, on the instances that stand beside the repository: each runs as its command does.
public final class ReachBench {
    private static final Path DATA = Path.of(System.getProperty("ta.data", "../../shared/data"));
    private static final List<Path> PLACES = List.of(DATA, Path.of("../shared/data"), Path.of("/work/shared/data"));

    private interface Command {
        int run(List<String> words, PrintStream out, PrintStream err) throws IOException;
    }

    private ReachBench() {}

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
        return pmed & mclp & equity & tours;
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
                ReachCommand::run,
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
        var names = List.of("C101", "C201", "R101", "R105", "R109", "R112", "R201", "RC101", "RC105", "RC201", "RC208");
        for (var name : names) {
            var told = told(
                    TourCommand::run, "vrptw", folder.resolve(name + ".txt").toString());
            var found = Pattern.compile("\"" + name + "\": \\{[^}]*\"best_known_cost\": ([0-9.]+)[^}]*"
                            + "\"solved_with_vehicles\": ([0-9]+)")
                    .matcher(published);
            if (!found.find()) continue;
            if (told.get("vehicles") > Integer.parseInt(found.group(2))) more++;
            over += 100 * (told.get("distance") / Double.parseDouble(found.group(1)) - 1) / names.size();
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
