package org.tousaidants.outreach.siting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// « Commande d’implantation » — `solve pmed FILE` and `solve mclp FILE --sites P --radius METRES`, each with `--out
/// F.json`: solves a siting problem that is read from a file.
public final class SitingCommand implements Command {
    private static final double TOLERANCE = 0;
    private static final int NODES = 4_000;
    private static final String USAGE = """

            solve pmed FICHIER [--out F.json]
            solve mclp FICHIER --sites P --radius MÈTRES [--seed S] [--out F.json]
            solve vrptw FICHIER [--seed S] [--iterations N] [--out F.json]\
            """;

    @Override
    public CommandUsage usage() {
        return new CommandUsage("solve", "pmed|mclp", "où placer des permanences, avec la preuve");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            return solve(
                    CommandArguments.values("--sites", "--radius", "--seed", "--out")
                            .read(arguments),
                    out,
                    err);
        } catch (CommandUsageError wrong) {
            return wrong.tell(err, USAGE);
        }
    }

    private static int solve(CommandArguments typed, PrintStream out, PrintStream err)
            throws IOException, CommandUsageError {
        var words = typed.names();
        if (words.size() != 2 || !List.of("pmed", "mclp").contains(words.getFirst()))
            throw new CommandUsageError("solve attend pmed, mclp ou vrptw, et un fichier");
        return CommandInputFile.work(words.get(1), err, file -> {
            var begun = System.nanoTime();
            var median = words.getFirst().equals("pmed");
            var plan = median
                    ? SiteMedianSearch.prove(SiteMedianProblemFile.read(file), TOLERANCE, NODES)
                    : cover(file, typed);
            out.println(String.format(
                    Locale.ROOT,
                    "cost %s bound %s gap %.4f seconds %.2f",
                    number(plan.cost()),
                    number(plan.bound()),
                    plan.gapPercent(),
                    (System.nanoTime() - begun) / 1e9));
            var to = typed.path("--out");
            if (to.isPresent()) write(to.get(), plan, median ? 1 : 0);
            return OK;
        });
    }

    private static SiteMedianSolution cover(Path file, CommandArguments typed) throws IOException, CommandUsageError {
        typed.needed("--sites");
        var sites = Math.clamp(typed.number("--sites").orElseThrow(), 0, Integer.MAX_VALUE);
        var radius = typed.needed("--radius");
        if (!radius.matches("\\d{1,9}(\\.\\d+)?")) throw new CommandUsageError("--radius attend un nombre de mètres");
        return SiteCoverageSearch.solve(
                SiteCoverageProblemFile.read(file, sites, Double.parseDouble(radius)),
                typed.number("--seed").orElse(1L));
    }

    private static void write(Path file, SiteMedianSolution plan, int first) throws IOException {
        Files.writeString(
                file,
                Arrays.stream(plan.sites())
                        .mapToObj(site -> String.valueOf(site + first))
                        .collect(Collectors.joining(",", "{\"sites\":[", "]}\n")));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
