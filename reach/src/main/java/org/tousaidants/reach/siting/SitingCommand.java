package org.tousaidants.reach.siting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;

/// « Commande d’implantation » — `solve pmed FILE` and `solve mclp FILE --sites P --radius METRES`, each with
/// `--out F.json`.
public final class SitingCommand implements Command {
    private static final double TOLERANCE = 0;
    private static final int NODES = 4_000;

    @Override
    public Usage usage() {
        return new Usage("solve", "pmed|mclp", "où placer des permanences, avec la preuve");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        var options = new HashMap<String, String>();
        var words = new java.util.ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++)
            if (arguments.get(i).startsWith("--") && i + 1 < arguments.size())
                options.put(arguments.get(i).substring(2), arguments.get(++i));
            else words.add(arguments.get(i));
        if (words.size() != 2 || !List.of("pmed", "mclp").contains(words.getFirst())) return misused(err);
        var file = Path.of(words.get(1));
        if (!Files.isReadable(file)) {
            err.println("« " + file + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            var begun = System.nanoTime();
            var median = words.getFirst().equals("pmed");
            var plan = median ? Medians.prove(MedianFile.read(file), TOLERANCE, NODES) : cover(file, options);
            out.println(String.format(
                    Locale.ROOT,
                    "cost %s bound %s gap %.4f seconds %.2f",
                    number(plan.cost()),
                    number(plan.bound()),
                    plan.gapPercent(),
                    (System.nanoTime() - begun) / 1e9));
            if (options.containsKey("out")) write(Path.of(options.get("out")), plan, median ? 1 : 0);
            return 0;
        } catch (NumberFormatException missing) {
            return misused(err);
        } catch (IllegalArgumentException wrong) {
            err.println("« " + file + " » : " + wrong.getMessage() + ".");
            return REFUSED;
        }
    }

    private static SitePlan cover(Path file, Map<String, String> options) throws IOException {
        var sites = Integer.parseInt(options.getOrDefault("sites", ""));
        var radius = Double.parseDouble(options.getOrDefault("radius", "?"));
        return Covers.solve(CoverFile.read(file, sites, radius), Long.parseLong(options.getOrDefault("seed", "1")));
    }

    private static void write(Path file, SitePlan plan, int first) throws IOException {
        Files.writeString(
                file,
                Arrays.stream(plan.sites())
                        .mapToObj(site -> String.valueOf(site + first))
                        .collect(Collectors.joining(",", "{\"sites\":[", "]}\n")));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    private static int misused(PrintStream err) {
        err.println("""
            solve pmed FICHIER [--out F.json]
            solve mclp FICHIER --sites P --radius MÈTRES [--seed S] [--out F.json]
            solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]\
            """);
        return MISUSED;
    }
}
