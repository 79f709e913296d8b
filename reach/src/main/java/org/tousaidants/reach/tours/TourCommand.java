package org.tousaidants.reach.tours;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;

/// « Commande des tournées » — `solve vrptw FILE [--seed S] [--iterations N] [--out F.json]`.
public final class TourCommand implements Command {
    /// About seven seconds of one processor, whatever the length of the tours.
    private static final long LOOKED = 420_000_000L;

    @Override
    public Usage usage() {
        return new Usage("solve vrptw", "FICHIER", "les tournées d’un fichier");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        var options = new HashMap<String, String>();
        var words = new ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++)
            if (arguments.get(i).startsWith("--") && i + 1 < arguments.size())
                options.put(arguments.get(i).substring(2), arguments.get(++i));
            else words.add(arguments.get(i));
        if (words.size() != 2) {
            err.println("solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]");
            return MISUSED;
        }
        var file = Path.of(words.get(1));
        if (!Files.isReadable(file)) {
            err.println("« " + file + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            var begun = System.nanoTime();
            var seed = Long.parseLong(options.getOrDefault("seed", "1"));
            var tours = options.containsKey("iterations")
                    ? RuinAndRecreate.solve(
                            TourFile.read(file), seed, Integer.parseInt(options.getOrDefault("iterations", "")))
                    : RuinAndRecreate.better(TourFile.read(file), seed, LOOKED);
            out.println(String.format(
                    Locale.ROOT,
                    "vehicles %d distance %.2f seconds %.2f",
                    tours.vehicles(),
                    tours.distance(),
                    (System.nanoTime() - begun) / 1e9));
            if (!tours.left().isEmpty())
                err.println("Aucun véhicule ne peut servir, même seul : " + tours.left() + ".");
            if (options.containsKey("out"))
                Files.writeString(
                        Path.of(options.get("out")),
                        tours.routes().stream()
                                .map(Arrays::toString)
                                .collect(Collectors.joining(",", "{\"routes\":[", "]}\n")));
            return tours.left().isEmpty() ? 0 : REFUSED;
        } catch (NumberFormatException wrong) {
            err.println("solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]");
            return MISUSED;
        } catch (IllegalArgumentException wrong) {
            err.println("« " + file + " » : " + wrong.getMessage() + ".");
            return REFUSED;
        }
    }
}
