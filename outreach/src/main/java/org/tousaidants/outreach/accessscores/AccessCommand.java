package org.tousaidants.outreach.accessscores;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandInputFile;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.outreach.traveltimes.CommuneTravelOrigin;
import org.tousaidants.outreach.traveltimes.PublicTransportTimetableFile;
import org.tousaidants.outreach.traveltimes.PublicTransportTravelTimes;
import org.tousaidants.outreach.traveltimes.RoadMapExtractFile;
import org.tousaidants.outreach.traveltimes.StraightLineEstimate;
import org.tousaidants.outreach.traveltimes.TravelMode;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.platform.maps.SeaCrossingCalculator;

/// « Commande de l’accès » — `reach equity` and `reach matrix`: compute access figures from files, without a
/// database.
public final class AccessCommand implements Command {
    @Override
    public CommandUsage usage() {
        return new CommandUsage("reach", "equity|matrix", "qui est trop loin, sur des fichiers, sans base de données");
    }

    private static final CommandArguments.KnownCommandOptions KNOWN = CommandArguments.values(
            "--communes", "--places", "--departement", "--mode", "--roads", "--gtfs", "--day", "--out");
    private static final String USAGE = """

            reach equity --communes F.csv --places F.csv [--departement 17] [--out F.csv]
            reach matrix --communes F.csv --places F.csv [--departement 17] [--mode car|foot|bike]
                [--roads EXTRAIT.osm.pbf | --gtfs HORAIRES.zip] [--day JOUR] [--out F.csv]""";
    private static final int LONGEST = 60;
    private static final int AT_ONCE = 500;
    private static final int OPENS = 9 * 3_600;
    private static final int CLOSES = 17 * 3_600;

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            return answer(KNOWN.read(arguments), out, err);
        } catch (CommandUsageError wrong) {
            return wrong.tell(err, USAGE);
        }
    }

    private static int answer(CommandArguments typed, PrintStream out, PrintStream err)
            throws IOException, CommandUsageError {
        var equity = typed.names().equals(List.of("equity"));
        if (!equity && !typed.names().equals(List.of("matrix")))
            throw new CommandUsageError("reach attend equity ou matrix");
        var communes = typed.needed("--communes");
        var places = typed.needed("--places");
        var departement = typed.text("--departement");
        return CommandInputFile.work(communes, err, territory -> {
            var people = SocialNeedFile.people(territory, departement);
            return CommandInputFile.work(places, err, file -> {
                var offers = SocialNeedFile.offers(file, departement);
                if (people.isEmpty() || offers.isEmpty()) {
                    err.println("Aucune commune ou aucun lieu avec des coordonnées : "
                            + "vérifiez --departement et les fichiers.");
                    return REFUSED;
                }
                var to = typed.path("--out");
                return equity
                        ? equity(people, offers, to, out)
                        : matrix(typed, SocialNeedFile.origins(territory, departement), offers, to, out, err);
            });
        });
    }

    private static int matrix(
            CommandArguments typed,
            List<CommuneTravelOrigin> origins,
            List<HelpSupplyAtPlace> offers,
            Optional<Path> to,
            PrintStream out,
            PrintStream err)
            throws IOException, CommandUsageError {
        TravelTimeSource journeys;
        try {
            journeys = journeys(typed, origins);
        } catch (IllegalArgumentException wrong) {
            err.println("Les temps de trajet ne se calculent pas : " + wrong.getMessage() + ".");
            return REFUSED;
        }
        return matrix(origins, offers, journeys, to, out);
    }

    private static int equity(
            List<CommunePopulation> people, List<HelpSupplyAtPlace> offers, Optional<Path> to, PrintStream out)
            throws IOException {
        var begun = System.nanoTime();
        var equity = AccessScoreCalculator.of(people, offers);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var far = equity.leftOut(AccessScoreCalculator.REACH_MINUTES);
        out.println(String.format(
                Locale.ROOT,
                "communes %d places %d gini %.4f beyond30 %d inhabitants %d seconds %.2f",
                people.size(),
                offers.size(),
                equity.gini(),
                far.size(),
                far.stream().mapToLong(one -> one.people().inhabitants()).sum(),
                seconds));
        if (to.isPresent()) {
            var csv = CsvTable.forPrograms(
                    "code_insee", "commune", "habitants", "minutes_estimees", "choix_30_min", "part");
            for (var standing : equity.standings())
                csv.row(
                        standing.people().code(),
                        standing.people().name(),
                        String.valueOf(standing.people().inhabitants()),
                        String.format(Locale.ROOT, "%.1f", standing.way()),
                        String.valueOf(standing.choice()),
                        String.format(Locale.ROOT, "%.8f", standing.share()));
            Files.write(to.get(), csv.bytes());
        }
        return 0;
    }

    private static int matrix(
            List<CommuneTravelOrigin> origins,
            List<HelpSupplyAtPlace> offers,
            TravelTimeSource journeys,
            Optional<Path> to,
            PrintStream out)
            throws IOException {
        var begun = System.nanoTime();
        var pairs = 0;
        // Each place is written to the file as soon as it is measured, because the results for a whole
        // country do not fit into memory.
        try (var file = to.isPresent() ? Files.newBufferedWriter(to.get()) : Writer.nullWriter()) {
            var csv = new StringBuilder();
            CsvFormat.row(csv, ',', List.of("code_insee", "lieu", "nom", "minutes", "estime"));
            var estimated = journeys.estimated() ? "oui" : "non";
            for (var first = 0; first < offers.size(); first += AT_ONCE) {
                var some = offers.subList(first, Math.min(offers.size(), first + AT_ONCE));
                var towards = journeys.towards(
                        some.stream().map(HelpSupplyAtPlace::at).toList(), origins);
                for (var j = 0; j < some.size(); j++) {
                    var minutes = towards.get(j);
                    for (var i = 0; i < minutes.length; i++) {
                        if (minutes[i] == TravelTimeSource.NONE || minutes[i] > LONGEST) continue;
                        pairs++;
                        if (to.isPresent())
                            CsvFormat.row(
                                    csv,
                                    ',',
                                    List.of(
                                            origins.get(i).code(),
                                            String.valueOf(first + j),
                                            some.get(j).name(),
                                            String.valueOf(minutes[i]),
                                            estimated));
                    }
                    file.append(csv);
                    csv.setLength(0);
                }
            }
        }
        out.println(String.format(
                Locale.ROOT,
                "communes %d places %d pairs60 %d estimated %s seconds %.2f",
                origins.size(),
                offers.size(),
                pairs,
                journeys.estimated(),
                (System.nanoTime() - begun) / 1e9));
        return 0;
    }

    private static LocalDate day(CommandArguments typed) throws CommandUsageError {
        var asked = typed.text("--day");
        try {
            return asked.isEmpty() ? LocalDate.MIN : LocalDate.parse(asked.get());
        } catch (DateTimeParseException wrong) {
            throw new CommandUsageError("--day attend un jour, comme 2026-12-03");
        }
    }

    /// Returns the source of travel times: the road file or the timetable in the arguments; without either, an
    /// estimate by the straight line.
    private static TravelTimeSource journeys(CommandArguments typed, List<CommuneTravelOrigin> origins)
            throws IOException, CommandUsageError {
        var mode = TravelMode.of(typed.text("--mode").orElse("car"));
        if (typed.has("--roads")) {
            var roads = RoadMapExtractFile.read(typed.neededPath("--roads"), mode);
            if (roads.covered(origins) == 0)
                throw new IllegalArgumentException(
                        "aucune commune n’est près d’une route de cet extrait : donnez celui de votre région");
            return roads;
        }
        if (typed.has("--gtfs")) {
            var timetable = PublicTransportTimetableFile.read(typed.neededPath("--gtfs"));
            var day = timetable.usualDay(day(typed));
            return new PublicTransportTravelTimes(timetable.on(day), OPENS, CLOSES);
        }
        var departement = typed.text("--departement");
        return new StraightLineEstimate(
                mode,
                (one, other) -> departement.isEmpty()
                        ? 0
                        : SeaCrossingCalculator.of(departement.get()).metres(one, other));
    }
}
