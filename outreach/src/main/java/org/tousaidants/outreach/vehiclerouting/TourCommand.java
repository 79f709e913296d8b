package org.tousaidants.outreach.vehiclerouting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandInputFile;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;

/// « Commande des tournées » — `solve vrptw FILE [--seed S] [--iterations N] [--out F.json]`: solves a routing
/// problem that is read from a file.
public final class TourCommand implements Command {
    /// The default budget of the search, as a number of evaluated positions. The search then takes about six
    /// seconds on two processors, and nine seconds if all time windows are wide.
    private static final long LOOKED = 440_000_000L;

    private static final int SAID = 10;

    @Override
    public CommandUsage usage() {
        return new CommandUsage("solve vrptw", "FICHIER", "les tournées d’un fichier");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            return solve(
                    CommandArguments.values("--seed", "--iterations", "--out").read(arguments), out, err);
        } catch (CommandUsageError wrong) {
            return wrong.tell(err, "solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]");
        }
    }

    private static int solve(CommandArguments typed, PrintStream out, PrintStream err)
            throws IOException, CommandUsageError {
        if (typed.names().size() != 2) throw new CommandUsageError("solve vrptw attend un fichier");
        var iterations = typed.number("--iterations");
        if (iterations.isPresent() && (iterations.get() < 1 || iterations.get() > Integer.MAX_VALUE))
            throw new CommandUsageError("--iterations attend un nombre de 1 à " + Integer.MAX_VALUE);
        return CommandInputFile.work(typed.names().getLast(), err, file -> {
            var begun = System.nanoTime();
            var seed = typed.number("--seed").orElse(1L);
            var problem = VehicleRoutingFile.read(file);
            var tours = iterations.isPresent()
                    ? VehicleRoutingSearch.solve(problem, seed, iterations.get().intValue())
                    : VehicleRoutingSearch.better(problem, seed, LOOKED);
            out.println(String.format(
                    Locale.ROOT,
                    "vehicles %d distance %.2f seconds %.2f",
                    tours.vehicles(),
                    tours.distance(),
                    (System.nanoTime() - begun) / 1e9));
            tours.left().stream()
                    .limit(SAID)
                    .forEach(stop -> err.println("Le client " + stop + " reste : " + why(problem, stop) + "."));
            if (tours.left().size() > SAID)
                err.println("Et " + (tours.left().size() - SAID) + " autres clients restent.");
            if (tours.vehicles() > problem.vehicles())
                err.println("Il faut " + tours.vehicles() + " véhicules ; le fichier en a " + problem.vehicles() + ".");
            var to = typed.path("--out");
            if (to.isPresent())
                Files.writeString(
                        to.get(),
                        tours.routes().stream()
                                .map(Arrays::toString)
                                .collect(Collectors.joining(",", "{\"routes\":[", "]}\n")));
            return tours.left().isEmpty() && tours.vehicles() <= problem.vehicles() ? OK : REFUSED;
        });
    }

    private static String why(VehicleRoutingProblem problem, int stop) {
        if (problem.demand()[stop] > problem.capacity()) return "sa demande dépasse ce qu’un véhicule porte";
        return problem.arrives(stop) > problem.due()[stop]
                ? "même seul, un véhicule y arrive après la fin de sa plage"
                : "même seul, un véhicule n’en revient pas à temps au dépôt";
    }
}
