package org.tousaidants.platform.maps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.platform.db.PersistentDataFolder;
import tools.jackson.databind.JsonNode;

/// « Commande des cartes » — `map contours COMMUNES.geojson [--beside NEIGHBOUR.geojson]… [--out FILE.txt.gz]` makes
/// the contours of one département or of all départements in the file, and `map build --osm EXTRACT.osm.pbf [--out
/// MAP.pmtiles]` makes the base map. Both write to the data folder by default.
public final class MapCommand implements Command {
    private static final String USAGE = """

            map contours COMMUNES.geojson [--beside VOISIN.geojson]… [--out FICHIER.txt.gz, ou DOSSIER pour plusieurs départements]
            map build --osm EXTRAIT.osm.pbf [--out CARTE.pmtiles]\
            """;

    @Override
    public CommandUsage usage() {
        return new CommandUsage(
                "map", "", "les contours d’un département, ou le fond de carte d’un extrait OpenStreetMap");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            var typed = CommandArguments.values("--beside", "--osm", "--out").read(arguments);
            var names = typed.names();
            if (names.equals(List.of("build"))) return build(typed, out, err);
            if (names.size() == 2 && names.getFirst().equals("contours"))
                return contours(Path.of(names.getLast()), typed, out, err);
            throw new CommandUsageError("map attend build, ou contours et un fichier");
        } catch (CommandUsageError wrong) {
            return wrong.tell(err, USAGE);
        }
    }

    private static int contours(Path file, CommandArguments typed, PrintStream out, PrintStream err)
            throws IOException, CommandUsageError {
        if (!Files.isReadable(file)) {
            err.println("« " + file + " » ne se lit pas.");
            return REFUSED;
        }
        var beside = new ArrayList<JsonNode>();
        for (var other : typed.has("--beside") ? typed.paths("--beside") : List.<Path>of())
            beside.addAll(features(other));
        var byDepartement = new TreeMap<String, List<JsonNode>>();
        for (var feature : features(file))
            byDepartement
                    .computeIfAbsent(
                            Commune.departementOf(today(CommuneBorderBuilder.code(feature))), _ -> new ArrayList<>())
                    .add(feature);
        if (byDepartement.isEmpty()) {
            err.println("« " + file + " » ne tient aucune commune.");
            return REFUSED;
        }
        var elsewhere = typed.path("--out");
        var folder = byDepartement.size() > 1
                ? elsewhere.orElseGet(PersistentDataFolder::chosen)
                : PersistentDataFolder.chosen();
        if (elsewhere.isEmpty() || byDepartement.size() > 1) Files.createDirectories(folder);
        for (var departement : byDepartement.keySet()) {
            var contours = made(departement, byDepartement, beside);
            var to = byDepartement.size() == 1 && elsewhere.isPresent()
                    ? elsewhere.get()
                    : folder.resolve(CommuneBorders.fileName(departement));
            Files.write(to, compressed(contours.text()));
            out.println(contours.borders().size() + " bords, " + Files.size(to) + " octets : " + to);
        }
        out.println(
                elsewhere.isPresent()
                        ? "Pour servir, ces fichiers vont dans le dossier de données, sous le nom contours-NN.txt.gz."
                        : "Relancez le site : ses cartes montrent ces communes.");
        return OK;
    }

    /// Returns the contours of one département. The communes of neighbouring départements distinguish its land
    /// borders from its shores.
    private static CommuneBorders made(
            String departement, Map<String, List<JsonNode>> byDepartement, List<JsonNode> beside) {
        var maker = new CommuneBorderBuilder(MapCommand::today);
        var own = byDepartement.getOrDefault(departement, List.of());
        var reaches = own.stream().map(CommuneBorderBuilder::reach).toList();
        byDepartement.forEach((other, communes) -> {
            if (!other.equals(departement))
                communes.stream()
                        .filter(one -> reaches.stream().anyMatch(CommuneBorderBuilder.reach(one)::touches))
                        .forEach(maker::beside);
        });
        beside.forEach(maker::beside);
        own.forEach(maker::commune);
        return maker.made();
    }

    private static String today(String code) {
        return Communes.shipped().byCode(code).map(Commune::code).orElse(code);
    }

    private static List<JsonNode> features(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return CommuneBorderBuilder.features(in);
        }
    }

    private static int build(CommandArguments typed, PrintStream out, PrintStream err)
            throws IOException, CommandUsageError {
        var osm = typed.neededPath("--osm");
        var elsewhere = typed.path("--out");
        var to = elsewhere.orElseGet(BaseMapSelector::ofTheDataFolder);
        if (!Files.isReadable(osm)) {
            err.println("« " + osm + " » ne se lit pas.");
            return REFUSED;
        }
        try {
            var lines = MapLineBuilder.make(osm);
            if (!MapTileMaker.installed()) {
                err.println("tilemaker n’est pas installé : sudo apt-get install tilemaker, puis relancez.");
                return REFUSED;
            }
            if (elsewhere.isEmpty()) Files.createDirectories(PersistentDataFolder.chosen());
            // The two files are written under temporary names and renamed at the end, so that a map in
            // use is never incomplete.
            var part = to.resolveSibling("part-" + to.getFileName());
            try {
                MapTileMaker.make(osm, part);
                Files.write(BaseMap.linesOf(part), compressed(lines));
                Files.move(BaseMap.linesOf(part), BaseMap.linesOf(to), StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(BaseMap.linesOf(part));
            }
            out.println(lines.lines().count() + " lignes, " + Files.size(to) / 1000 + " ko : " + to);
            out.println(
                    elsewhere.isPresent()
                            ? "Nommez ce fichier dans TA_MAP, puis relancez le site."
                            : "Relancez le site : ses cartes montrent les routes, et la carte détaillée s’ouvre.");
            return OK;
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage() + ".");
            return REFUSED;
        }
    }

    private static byte[] compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
