package org.tousaidants.reach.access;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.territory.Travel;

/// « Commande de l’accès » — `reach equity` and `reach matrix`, on files, without a database.
public final class ReachCommand implements Command {
    @Override
    public Usage usage() {
        return new Usage("reach", "equity|matrix", "qui est trop loin, sur des fichiers, sans base de données");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        var options = new HashMap<String, String>();
        for (var i = 1; i + 1 < arguments.size(); i += 2) options.put(arguments.get(i), arguments.get(i + 1));
        var communes = Optional.ofNullable(options.get("--communes")).map(Path::of);
        var places = Optional.ofNullable(options.get("--places")).map(Path::of);
        var known = !arguments.isEmpty() && List.of("equity", "matrix").contains(arguments.getFirst());
        if (!known || communes.isEmpty() || places.isEmpty()) {
            err.println("""
                reach equity --communes F.csv --places F.csv [--departement 17] [--out F.csv]
                reach matrix --communes F.csv --places F.csv [--departement 17] --out F.csv\
                """);
            return MISUSED;
        }
        for (var file : List.of(communes.get(), places.get()))
            if (!Files.isReadable(file)) {
                err.println("« " + file + " » ne se lit pas.");
                return REFUSED;
            }
        var departement = Optional.ofNullable(options.get("--departement"));
        List<People> people;
        List<Offer> offers;
        try {
            people = NeedFile.people(communes.get(), departement);
            offers = NeedFile.offers(places.get(), departement);
        } catch (IllegalArgumentException missing) {
            err.println("Une colonne manque : code_insee, nom, population, latitude, longitude.");
            return REFUSED;
        }
        if (people.isEmpty() || offers.isEmpty()) {
            err.println("Aucune commune ou aucun lieu avec des coordonnées : vérifiez --departement et les fichiers.");
            return REFUSED;
        }
        var to = Optional.ofNullable(options.get("--out")).map(Path::of);
        return arguments.getFirst().equals("equity")
                ? equity(people, offers, to, out)
                : matrix(people, offers, to, out);
    }

    private static int equity(List<People> people, List<Offer> offers, Optional<Path> to, PrintStream out)
            throws IOException {
        var begun = System.nanoTime();
        var equity = Equity.of(people, offers);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var far = equity.leftOut(Equity.REACH_MINUTES);
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
            var csv = new StringBuilder();
            Csv.row(
                    csv,
                    ',',
                    List.of("code_insee", "commune", "habitants", "minutes_estimees", "choix_30_min", "part"));
            for (var one : equity.standings())
                Csv.row(
                        csv,
                        ',',
                        List.of(
                                one.people().code(),
                                one.people().name(),
                                String.valueOf(one.people().inhabitants()),
                                String.format(Locale.ROOT, "%.1f", one.minutes()),
                                String.valueOf(one.choice()),
                                String.format(Locale.ROOT, "%.8f", one.share())));
            Files.writeString(to.get(), csv);
        }
        return 0;
    }

    private static int matrix(List<People> people, List<Offer> offers, Optional<Path> to, PrintStream out)
            throws IOException {
        var begun = System.nanoTime();
        var csv = new StringBuilder();
        Csv.row(csv, ',', List.of("code_insee", "lieu", "minutes_estimees"));
        var pairs = 0;
        for (var one : people)
            for (var j = 0; j < offers.size(); j++) {
                var minutes = Travel.carMinutes(one.at().metresTo(offers.get(j).at()));
                if (minutes > 60) continue;
                pairs++;
                if (to.isPresent())
                    Csv.row(csv, ',', List.of(one.code(), String.valueOf(j), String.valueOf(Math.round(minutes))));
            }
        if (to.isPresent()) Files.writeString(to.get(), csv);
        out.println(String.format(
                Locale.ROOT,
                "communes %d places %d pairs60 %d estimated true seconds %.2f",
                people.size(),
                offers.size(),
                pairs,
                (System.nanoTime() - begun) / 1e9));
        return 0;
    }
}
