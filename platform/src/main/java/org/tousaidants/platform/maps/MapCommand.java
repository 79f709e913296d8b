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

/// « Commande des cartes » — `map contours COMMUNES.geojson [--beside NEIGHBOUR.geojson]… --out FILE.txt.gz`.
public final class MapCommand implements Command {
    @Override
    public Usage usage() {
        return new Usage("map", "", "les contours d’un département, pour les cartes");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
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
