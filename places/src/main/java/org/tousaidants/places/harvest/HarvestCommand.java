package org.tousaidants.places.harvest;

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
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.ColumnMappingReader;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.db.Database;

/// « Commande moisson » — `bin/tous-aidants harvest`: reads a source with its mapping and writes three files without
/// a database; with `--network`, it stores the places in the network.
public final class HarvestCommand implements Command {
    static final int NOTHING_KEPT = 3;

    private static final String HELP = """
            Moissonner une source de lieux et l’écrire dans le schéma national (version 1.0.2).

              tous-aidants harvest --source F [--mapping M] --name N --out DOSSIER [--geocoder URL]
              tous-aidants harvest --source F [--mapping M] --name N --network [RÉSEAU] [--publish] [--out DOSSIER]
              tous-aidants harvest --name N --network [RÉSEAU] [--publish] [--again]

              --source F      fichier ou adresse http(s) : CSV, JSON, GeoJSON ou XLSX. Pour une liste au milieu
                              d’un JSON, ajouter son chemin : fichier.json@data.lieux
              --mapping M     fichier de correspondance de l’ETL national (.config.json), ou le nom d’une
                              correspondance fournie : %s.
                              Sans cette option, la source est déjà dans le schéma national (version 1 ou 0)
              --name N        nom de la source, écrit dans la colonne « source » quand elle est vide
              --out DOSSIER   reçoit trois fichiers, remplacés ensemble à la fin seulement :
                              places.csv   les lieux, 32 colonnes
                              rejects.csv  les lignes refusées : ligne, motif, texte reçu
                              report.json  les comptes : lues, gardées, refusées, champs remplis, réparations
              --network R     écrit les lieux dans le réseau R de la base (celle de TA_DATA_DIR ou de DATABASE_URL),
                              même pendant que le site sert : il montre le changement en quelques secondes. Sans R,
                              le seul réseau de la base. La source y est créée, ou reprise sous le même nom avec son
                              adresse et sa correspondance, sauf si --source et --mapping en disent d’autres
                              Une première moisson, ou une moisson inhabituelle, n’y montre rien : elle attend au bureau
                              que quelqu’un la regarde (nouveaux, changés, partis, doubles, carte), puis la publie
              --publish       publie aussitôt, sans attendre ce regard
              --again         lit la source même si son serveur dit que rien n’est nouveau
              --geocoder URL  service de géocodage par lot, sous la forme de l’API Adresse (BAN), pour les lieux
                              sans coordonnées ; sans cette option rien ne sort de la machine et le centre de la
                              commune en tient lieu

            Codes de sortie : 0 des lieux ont été gardés, ou rien n’est nouveau · 1 source ou correspondance refusée, rien n’est écrit ·
            2 commande mal écrite · 3 source lue, mais aucun lieu gardé (voir rejects.csv)
            """;

    /// Maximum size in bytes of a local file. The limit is higher than for an uploaded file, because the
    /// operator chose the file.
    static final long LOCAL_BYTES = 20_000_000_000L;

    /// « Correspondance choisie » — the chosen mapping, both as text and parsed.
    record ChosenMapping(String text, ColumnMapping mapping) {}

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<Database> database;
    private final HarvestMessageKeys words;

    public HarvestCommand() {
        this(System.out, System.err, atTerminal(), Database::join);
    }

    private static boolean atTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    HarvestCommand(PrintStream out, PrintStream err, boolean terminal, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.database = database;
        this.words = new HarvestMessageKeys(out, err);
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("harvest", "--help", "lire une source de lieux : en fichiers, ou dans un réseau");
    }

    @Override
    public int run(List<String> args, Clock clock) {
        return HarvestOptions.KNOWN.answer(
                "harvest",
                args,
                HELP.formatted(String.join(", ", ColumnMappings.NAMES)),
                out,
                err,
                typed -> harvest(HarvestOptions.of(typed), clock));
    }

    private int harvest(HarvestOptions options, Clock clock) {
        try {
            var asked = options.mapping();
            var mapping = asked.isEmpty() ? Optional.<ChosenMapping>empty() : mapping(asked.get());
            if (asked.isPresent() && mapping.isEmpty()) return REFUSED;
            if (options.network().isEmpty())
                return source(
                        options,
                        mapping.map(ChosenMapping::mapping).orElseGet(ColumnMappings::identity),
                        LocalDate.now(clock));
            try (var open = database.get()) {
                return new CommandLineHarvest(open, clock, out, err, terminal).harvest(options, mapping);
            }
        } catch (IOException | UncheckedIOException e) {
            return words.refused(words(e));
        }
    }

    private Optional<ChosenMapping> mapping(String asked) throws IOException {
        var shipped = ColumnMappings.shipped(asked);
        if (shipped.isPresent())
            // A source in the national schema needs no mapping of its own.
            return Optional.of(new ChosenMapping(
                    asked.equals(ColumnMappings.NATIONAL)
                            ? ""
                            : ColumnMappings.text(asked).orElseThrow(),
                    shipped.get()));
        String json;
        try {
            json = Files.readString(Path.of(asked));
        } catch (NoSuchFileException | InvalidPathException e) {
            words.refused("correspondance introuvable : " + asked + " n’est ni un fichier, ni l’un de ces noms : "
                    + String.join(", ", ColumnMappings.NAMES));
            return Optional.empty();
        } catch (CharacterCodingException e) {
            words.refused("la correspondance n’est pas en UTF-8 : enregistrez-la dans cet encodage");
            return Optional.empty();
        }
        return switch (ColumnMappingReader.read(json)) {
            case ColumnMappingReader.ParsedMapping(var mapping) -> Optional.of(new ChosenMapping(json, mapping));
            case ColumnMappingReader.InvalidMapping(var mistakes) -> {
                words.refused("correspondance refusée, %s à corriger dans %s :"
                        .formatted(mistakes.size() == 1 ? "un point" : mistakes.size() + " points", asked));
                mistakes.forEach(mistake -> err.println("  - " + RefusalReasonTexts.french(mistake)));
                yield Optional.empty();
            }
        };
    }

    private int source(HarvestOptions options, ColumnMapping mapping, LocalDate today) throws IOException {
        return switch (SourceLocation.parse(options.source().orElseThrow())) {
            case SourceRefusal no -> words.refused(no.sentence(Locale.FRENCH));
            case SourceLocation.ParsedLocation parsed -> at(options, mapping, parsed.location(), today);
        };
    }

    private int at(HarvestOptions options, ColumnMapping mapping, SourceLocation location, LocalDate today)
            throws IOException {
        var fetch = SourceDownload.allowing(System.getProperty("ta.harvest.allow-private", ""));
        return switch (OpenedRecordSource.open(
                location, fetch, SourceLimits.usual().withFileBytes(LOCAL_BYTES))) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> words.refused(why.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened opened -> {
                try (var reader = opened.reader();
                        var files = HarvestOutputFiles.in(options.out().orElseThrow())) {
                    yield write(options, mapping, reader, files, today);
                } catch (OpenedRecordSource.IntakeInterruptedException interrupted) {
                    yield words.refused(interrupted.why().sentence(Locale.FRENCH));
                }
            }
        };
    }

    private int write(
            HarvestOptions options,
            ColumnMapping mapping,
            SourceRecordReader reader,
            HarvestOutputFiles files,
            LocalDate today)
            throws IOException {
        var normaliser = new PlaceRecordNormaliser(mapping, Communes.shipped(), options.name(), today);
        var progress = new TerminalProgressLine(reader, err, terminal, System::nanoTime);
        var report = new HarvestRun(normaliser, mapping, geocoder(options), files).over(progress, System::nanoTime);
        files.finish(report, options.name());
        progress.done();
        words.say(options.name(), report, mapping, options.out().map(HarvestCommand::rejects));
        return report.kept() == 0 ? NOTHING_KEPT : OK;
    }

    static Optional<Geocoder> geocoder(HarvestOptions options) {
        return options.geocoder().map(url -> new BanGeocoder(url, Duration.ofSeconds(60)));
    }

    static String rejects(Path folder) {
        return folder.resolve(HarvestOutputFiles.REJECTS).toString();
    }

    private static String words(Exception e) {
        var cause = e instanceof UncheckedIOException unchecked
                ? Optional.ofNullable(unchecked.getCause()).orElseThrow()
                : e;
        if (FullDiskDetector.is(cause)) return RefusalReasonTexts.french(FullDiskDetector.WHY);
        return "lecture ou écriture impossible : "
                + (cause instanceof FileSystemException file
                        ? file.getFile() + (file.getReason() == null ? "" : " (" + file.getReason() + ")")
                        : String.valueOf(cause.getMessage()));
    }
}
