package org.tousaidants.platform.maps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// « Commande des cartes » — `map contours COMMUNES.geojson [--beside NEIGHBOUR.geojson]… --out FILE.txt.gz`, and
/// `map build --osm EXTRACT.osm.pbf --out MAP.zip`.
public final class MapCommand implements Command {
    private static final String BUILD = "map build --osm EXTRAIT.osm.pbf --out CARTE.zip";

    @Override
    public Usage usage() {
        return new Usage("map", "", "les contours d’un département, ou le fond de carte d’un extrait OpenStreetMap");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (!arguments.isEmpty() && arguments.getFirst().equals("build")) return build(arguments, out, err);
        var files = new ArrayList<Path>();
        var beside = new ArrayList<Path>();
        var to = Optional.<Path>empty();
        for (var i = 1; i < arguments.size(); i++) {
            var word = arguments.get(i);
            var more = i + 1 < arguments.size();
            if (word.equals("--beside") && more) beside.add(Path.of(arguments.get(++i)));
            else if (word.equals("--out") && more) to = Optional.of(Path.of(arguments.get(++i)));
            else files.add(Path.of(word));
        }
        if (arguments.isEmpty() || !arguments.getFirst().equals("contours") || files.size() != 1 || to.isEmpty()) {
            err.println("map contours COMMUNES.geojson [--beside VOISIN.geojson]… --out FICHIER.txt.gz");
            err.println(BUILD);
            return MISUSED;
        }
        for (var file : files)
            if (!Files.isReadable(file)) {
                err.println("« " + file + " » ne se lit pas.");
                return REFUSED;
            }
        var contours = made(files.getFirst(), beside);
        Files.write(to.get(), compressed(contours));
        out.println(contours.borders().size() + " bords, " + Files.size(to.get()) + " octets : " + to.get());
        return 0;
    }

    private static int build(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        var osm = after("--osm", arguments);
        var to = after("--out", arguments);
        if (osm.isEmpty() || to.isEmpty() || arguments.size() != 5) {
            err.println(BUILD);
            return MISUSED;
        }
        if (!Files.isReadable(osm.get())) {
            err.println("« " + osm.get() + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            var made = GroundMaker.make(osm.get(), to.get());
            out.println(made.lines() + " lignes, " + made.towns() + " noms, " + made.squares() + " carreaux, "
                    + Files.size(to.get()) / 1000 + " ko : " + to.get());
            out.println("Nommez ce fichier dans TA_MAP, puis relancez le site.");
            return 0;
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage() + ".");
            return REFUSED;
        }
    }

    private static Optional<Path> after(String word, List<String> arguments) {
        var at = arguments.indexOf(word);
        return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : Optional.of(Path.of(arguments.get(at + 1)));
    }

    static Contours made(Path communes, List<Path> beside) throws IOException {
        var table = Communes.shipped();
        var maker =
                new ContourMaker(code -> table.byCode(code).map(Commune::code).orElse(code));
        for (var file : beside)
            try (var in = Files.newInputStream(file)) {
                maker.beside(in);
            }
        try (var in = Files.newInputStream(communes)) {
            maker.communes(in);
        }
        return maker.made();
    }

    private static byte[] compressed(Contours contours) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(contours.text().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
