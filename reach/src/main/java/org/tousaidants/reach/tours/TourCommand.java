package org.tousaidants.reach.tours;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Misused;
import org.tousaidants.core.commands.Usage;

/// « Commande des tournées » — `solve vrptw FILE [--seed S] [--iterations N] [--out F.json]`.
public final class TourCommand implements Command {
    /// About seven seconds of one processor, whatever the length of the tours.
    private static final long LOOKED = 580_000_000L;

    @Override
    public Usage usage() {
        return new Usage("solve vrptw", "FICHIER", "les tournées d’un fichier");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            return solve(Arguments.values("--seed", "--iterations", "--out").read(arguments), out, err);
        } catch (Misused wrong) {
            return wrong.tell(err, "solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]");
        }
    }

    private static int solve(Arguments typed, PrintStream out, PrintStream err) throws IOException, Misused {
        if (typed.names().size() != 2) throw new Misused("solve vrptw attend un fichier");
        var file = Path.of(typed.names().getLast());
        if (!Files.isReadable(file)) {
            err.println("« " + file + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            var begun = System.nanoTime();
            var seed = typed.number("--seed").orElse(1L);
            var iterations = typed.number("--iterations");
            var tours = iterations.isPresent()
                    ? RuinAndRecreate.solve(
                            TourFile.read(file), seed, iterations.get().intValue())
                    : RuinAndRecreate.better(TourFile.read(file), seed, LOOKED);
            out.println(String.format(
                    Locale.ROOT,
                    "vehicles %d distance %.2f seconds %.2f",
                    tours.vehicles(),
                    tours.distance(),
                    (System.nanoTime() - begun) / 1e9));
            if (!tours.left().isEmpty())
                err.println("Aucun véhicule ne peut servir, même seul : " + tours.left() + ".");
            var to = typed.path("--out");
            if (to.isPresent())
                Files.writeString(
                        to.get(),
                        tours.routes().stream()
                                .map(Arrays::toString)
                                .collect(Collectors.joining(",", "{\"routes\":[", "]}\n")));
            return tours.left().isEmpty() ? 0 : REFUSED;
        } catch (IllegalArgumentException wrong) {
            err.println("« " + file + " » : " + wrong.getMessage() + ".");
            return REFUSED;
        }
    }
}
