package org.tousaidants.platform.maps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.core.commands.UsageError;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.platform.db.DataFolder;

/// « Commande des cartes » — `map contours COMMUNES.geojson [--beside NEIGHBOUR.geojson]… [--out FILE.txt.gz]`
/// and `map build --osm EXTRACT.osm.pbf [--out MAP.zip]`. They write to the data folder by default.
public final class MapCommand implements Command {
    private static final String USAGE = """

            map contours COMMUNES.geojson [--beside VOISIN.geojson]… [--out FICHIER.txt.gz]
            map build --osm EXTRAIT.osm.pbf [--out CARTE.zip]\
            """;

    @Override
    public Usage usage() {
        return new Usage("map", "", "les contours d’un département, ou le fond de carte d’un extrait OpenStreetMap");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            var typed = Arguments.values("--beside", "--osm", "--out").read(arguments);
            var names = typed.names();
            if (names.equals(List.of("build"))) return build(typed, out, err);
            if (names.size() == 2 && names.getFirst().equals("contours"))
                return contours(Path.of(names.getLast()), typed, out, err);
            throw new UsageError("map attend build, ou contours et un fichier");
        } catch (UsageError wrong) {
            return wrong.tell(err, USAGE);
        }
    }

    private static int contours(Path file, Arguments typed, PrintStream out, PrintStream err)
            throws IOException, UsageError {
        if (!Files.isReadable(file)) {
            err.println("« " + file + " » ne se lit pas.");
            return REFUSED;
        }
        var contours = made(file, typed.has("--beside") ? typed.paths("--beside") : List.of());
        var elsewhere = typed.path("--out");
        if (elsewhere.isEmpty() && contours.departements().size() != 1) {
            err.println("« " + file + " » ne tient pas les communes d’un seul département (trouvés : "
                    + String.join(", ", contours.departements()) + "). Séparez-les, ou nommez un fichier avec --out.");
            return REFUSED;
        }
        var to = elsewhere.orElseGet(
                () -> Contours.ofTheDataFolder(contours.departements().getFirst()));
        if (elsewhere.isEmpty()) Files.createDirectories(DataFolder.chosen());
        Files.write(to, compressed(contours));
        out.println(contours.borders().size() + " bords, " + Files.size(to) + " octets : " + to);
        out.println(
                elsewhere.isPresent()
                        ? "Pour servir, ce fichier va dans le dossier de données, sous le nom contours-NN.txt.gz."
                        : "Relancez le site : ses cartes montrent ces communes.");
        return OK;
    }

    private static int build(Arguments typed, PrintStream out, PrintStream err) throws IOException, UsageError {
        var osm = typed.neededPath("--osm");
        var elsewhere = typed.path("--out");
        var to = elsewhere.orElseGet(GroundMaps::ofTheDataFolder);
        if (!Files.isReadable(osm)) {
            err.println("« " + osm + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            if (elsewhere.isEmpty()) Files.createDirectories(DataFolder.chosen());
            var made = GroundMaker.make(osm, to);
            out.println(made.lines() + " lignes, " + made.towns() + " noms, " + made.squares() + " carreaux, "
                    + Files.size(to) / 1000 + " ko : " + to);
            out.println(
                    elsewhere.isPresent()
                            ? "Nommez ce fichier dans TA_MAP, puis relancez le site."
                            : "Relancez le site : ses cartes montrent les routes et les rivières.");
            return OK;
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage() + ".");
            return REFUSED;
        }
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
