package org.tousaidants.harvest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.harvest.HarvestOptions.Asked;
import org.tousaidants.harvest.HarvestOptions.Help;
import org.tousaidants.harvest.HarvestOptions.Wrong;
import org.tousaidants.intake.Fetch;
import org.tousaidants.intake.Intake;
import org.tousaidants.intake.Limits;
import org.tousaidants.intake.RecordReader;
import org.tousaidants.intake.Refused;
import org.tousaidants.intake.SourceLocation;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Communes;

/// « Commande moisson » — `bin/tous-aidants harvest`: a source and its mapping in, three files out, no
/// database.
public final class HarvestCommand {
    static final int OK = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int NOTHING_KEPT = 3;

    private static final String HELP = """
            Moissonner une source de lieux et l’écrire dans le schéma national (version 1.0.2).

              tous-aidants harvest --source F [--mapping M] --name N --out DOSSIER [--geocoder URL]

              --source F      fichier ou adresse http(s) : CSV, JSON, GeoJSON ou XLSX. Pour une liste au milieu
                              d’un JSON, ajouter son chemin : fichier.json@data.lieux
              --mapping M     fichier de correspondance de l’ETL national (.config.json), ou le nom d’une
                              correspondance fournie : %s.
                              Sans cette option, la source est déjà dans le schéma national (version 1 ou 0).
              --name N        nom de la source, écrit dans la colonne « source » quand elle est vide
              --out DOSSIER   reçoit trois fichiers, remplacés ensemble à la fin seulement :
                              places.csv   les lieux, 32 colonnes
                              rejects.csv  les lignes refusées : ligne, motif, texte reçu
                              report.json  les comptes : lues, gardées, refusées, champs remplis, réparations
              --geocoder URL  service de géocodage par lot, sous la forme de l’API Adresse (BAN), pour les lieux
                              sans coordonnées ; sans cette option rien ne sort de la machine et le centre de la
                              commune en tient lieu

            Codes de sortie : 0 des lieux ont été gardés · 1 source ou correspondance refusée, rien n’est écrit ·
            2 commande mal écrite · 3 source lue, mais aucun lieu gardé (voir rejects.csv)
            """;

    /// A file of the person who types the command: it may be larger than what a stranger may send to a server.
    private static final long LOCAL_BYTES = 20_000_000_000L;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final boolean terminal;

    HarvestCommand(PrintStream out, PrintStream err, Clock clock, boolean terminal) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
    }

    /// @param args what follows `harvest`
    /// @return the exit code
    public static int run(List<String> args, PrintStream out, PrintStream err, Clock clock) {
        var console = System.console();
        var terminal = console != null && console.isTerminal();
        return new HarvestCommand(out, err, clock, terminal).run(args);
    }

    int run(List<String> args) {
        return switch (HarvestOptions.read(args)) {
            case Help() -> {
                out.print(HELP.formatted(String.join(", ", Mappings.NAMES)));
                yield OK;
            }
            case Wrong(var words) -> {
                err.println("Erreur : " + words + ". Essayez : tous-aidants harvest --help");
                yield USAGE;
            }
            case Asked(var options) -> harvest(options);
        };
    }

    private int harvest(HarvestOptions options) {
        try {
            var mapping = mapping(options.mapping());
            return mapping.isEmpty() ? REFUSED : source(options, mapping.get());
        } catch (IOException | UncheckedIOException e) {
            return refused("lecture ou écriture impossible : " + words(e));
        }
    }

    private Optional<Mapping> mapping(String asked) throws IOException {
        var shipped = Mappings.shipped(asked);
        if (shipped.isPresent()) return shipped;
        String json;
        try {
            json = Files.readString(Path.of(asked));
        } catch (NoSuchFileException | InvalidPathException e) {
            refused("correspondance introuvable : " + asked + " n’est ni un fichier, ni l’un de ces noms : "
                    + String.join(", ", Mappings.NAMES));
            return Optional.empty();
        } catch (CharacterCodingException e) {
            refused("la correspondance n’est pas en UTF-8 : enregistrez-la dans cet encodage");
            return Optional.empty();
        }
        return switch (MappingReader.read(json)) {
            case MappingReader.Read(var mapping) -> Optional.of(mapping);
            case MappingReader.Refused(var mistakes) -> {
                refused("correspondance refusée, %s à corriger dans %s :"
                        .formatted(mistakes.size() == 1 ? "un point" : mistakes.size() + " points", asked));
                mistakes.forEach(mistake -> err.println("  - " + mistake));
                yield Optional.empty();
            }
        };
    }

    private int source(HarvestOptions options, Mapping mapping) throws IOException {
        return switch (SourceLocation.parse(options.source())) {
            case Refused no -> refused(no.sentence(Locale.FRENCH));
            case SourceLocation.Parsed parsed -> at(options, mapping, parsed.location());
        };
    }

    private int at(HarvestOptions options, Mapping mapping, SourceLocation location) throws IOException {
        var fetch = Fetch.allowing(System.getProperty("ta.harvest.allow-private", ""));
        return switch (Intake.open(location, fetch, Limits.usual().withFileBytes(LOCAL_BYTES))) {
            case Intake.NotOpened(var why) -> refused(why.sentence(Locale.FRENCH));
            case Intake.Opened opened -> {
                try (var reader = opened.reader();
                        var files = HarvestFiles.in(options.out())) {
                    yield write(options, mapping, reader, files);
                } catch (Intake.Interrupted interrupted) {
                    yield refused(interrupted.why().sentence(Locale.FRENCH));
                }
            }
        };
    }

    private int write(HarvestOptions options, Mapping mapping, RecordReader reader, HarvestFiles files)
            throws IOException {
        var normaliser = new Normaliser(mapping, Communes.shipped(), options.name(), LocalDate.now(clock));
        var geocoder = options.geocoder().<Geocoder>map(url -> new BanGeocoder(url, Duration.ofSeconds(60)));
        var progress = new Progress(reader, err, terminal, System::nanoTime);
        var report = new HarvestRun(normaliser, mapping, geocoder, files).over(progress, System::nanoTime);
        files.finish(report, options.name());
        progress.done();
        say(report, options, mapping);
        return report.kept() == 0 ? NOTHING_KEPT : OK;
    }

    private void say(HarvestReport report, HarvestOptions options, Mapping mapping) {
        out.printf(
                Locale.FRENCH,
                "%s : %,d lues, %,d gardées, %,d refusées, %,d exclues, en %.1f s (%,d par seconde)%n",
                options.name(),
                report.read(),
                report.kept(),
                report.rejected(),
                report.excluded(),
                report.took().toMillis() / 1000.0,
                report.recordsPerSecond());
        report.reasons().entrySet().stream()
                .sorted(Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .forEach(reason -> out.printf(Locale.FRENCH, "  %,d × %s%n", reason.getValue(), reason.getKey()));
        if (report.kept() > 0)
            Set.of(Field.LATITUDE, Field.TELEPHONE, Field.HORAIRES, Field.SERVICES).stream()
                    .sorted()
                    .forEach(field -> out.printf(
                            Locale.FRENCH, "  %s : %.0f %%%n", field.column(), 100 * report.completeness(field)));
        else nothingKept(report, options, mapping);
        if (report.asked() > 0 && report.found() == 0)
            err.println("Le service de géocodage n’a répondu à aucune des adresses : est-il bien à cette adresse ?"
                    + " Le centre des communes en tient lieu.");
    }

    /// Most often the mapping is not that of the file: the columns say it.
    private void nothingKept(HarvestReport report, HarvestOptions options, Mapping mapping) {
        err.println("Aucun lieu gardé : les motifs sont dans " + options.out().resolve(HarvestFiles.REJECTS));
        var name = mapping.source(Field.NOM).columns();
        if (report.read() > 0 && report.missing().containsAll(name))
            err.println("La colonne du nom (%s) n’est pas dans la source, dont les colonnes non utilisées sont : %s"
                    .formatted(
                            String.join(", ", name),
                            String.join(", ", report.unused().stream().limit(20).toList())));
    }

    private int refused(String words) {
        err.println("Erreur : " + words);
        return REFUSED;
    }

    private static String words(Exception e) {
        var told = e instanceof UncheckedIOException unchecked
                ? Optional.ofNullable(unchecked.getCause()).orElseThrow()
                : e;
        return told instanceof FileSystemException file
                ? file.getFile() + (file.getReason() == null ? "" : " (" + file.getReason() + ")")
                : String.valueOf(told.getMessage());
    }
}
