package org.tousaidants.places.matching;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.ParisTime;

/// « Commande fusion » — `bin/tous-aidants merge`: reads files of places and writes pairs, groups and one
/// merged file, without a database.
public final class MergeCommand implements Command {
    static final int NOTHING = 3;

    private static final String HELP = """
            Rapprocher des fichiers de lieux : quelles fiches parlent du même lieu ?

              tous-aidants merge --in A.csv [--in B.csv …] --out DOSSIER [--explain a:id,b:id] [--decisions D.csv] [--learn]

              --in F          fichier de lieux, répété pour plusieurs. Toute partie de ces colonnes, dans tout ordre :
                              source, id, nom, adresse, complement_adresse, code_postal, commune, code_insee, latitude,
                              longitude, pivot, siret, telephone, courriels, site_web, typologie, horaires ; les autres
                              colonnes du schéma national sont gardées. Sans colonne « source », le nom du fichier en
                              tient lieu ; sans colonne « id », le numéro de la ligne
              --out DOSSIER   reçoit quatre fichiers, remplacés ensemble à la fin seulement :
                              pairs.csv     les paires assez semblables : probabilité et décision
                                            (match : un seul lieu · review : à regarder · distinct : deux lieux)
                              clusters.csv  chaque fiche et le numéro de son lieu
                              merged.csv    une ligne par lieu, au schéma national (32 colonnes)
                              report.json   les comptes, la présélection, ce qui a été appris
              --explain P     explique une paire, question par question ; P s’écrit source:id,source:id
              --decisions D   des décisions de personnes, sous la forme de pairs.csv : les lignes « match » et
                              « distinct » l’emportent sur la ressemblance
              --learn         apprendre les paramètres de ces fiches, qui doivent être nombreuses, plutôt que de
                              prendre ceux qui sont fournis

            Codes de sortie : 0 fait · 1 fichier refusé, rien n’est écrit · 2 commande mal écrite ·
            3 aucune fiche dans ces fichiers, rien n’est écrit
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    public MergeCommand() {
        this(System.out, System.err, atTerminal());
    }

    private static boolean atTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    MergeCommand(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("merge", "--help", "rapprocher des fichiers de lieux : qui parle du même lieu ?");
    }

    @Override
    public int run(List<String> arguments, Clock clock) {
        return MergeOptions.KNOWN.answer(
                "merge", arguments, HELP, out, err, typed -> merge(MergeOptions.of(typed), clock));
    }

    private int merge(MergeOptions options, Clock clock) {
        var refusal = CommandOutputFolder.refusal(options.out(), MergeOutputFiles.ALL);
        if (refusal.isPresent()) return refused(refusal.get());
        for (var file : options.in())
            if (Files.isDirectory(file)) return refused(file + " est un dossier : donnez un fichier à --in");
        try {
            return read(options, clock, System.nanoTime());
        } catch (IOException e) {
            return refused("lecture ou écriture impossible : " + CommandOutputFolder.words(e));
        } catch (UncheckedIOException e) {
            return refused("lecture ou écriture impossible : "
                    + CommandOutputFolder.words(Objects.requireNonNull(e.getCause())));
        }
    }

    private int read(MergeOptions options, Clock clock, long start) throws IOException {
        var rulings = rulings(options.decisions());
        if (rulings.isEmpty()) return REFUSED;
        var table = new SourcePlaceTable();
        for (var file : options.in()) {
            var reading = table.read(file, read -> progress("%,d fiches lues", read));
            if (reading instanceof SourcePlaceTable.InvalidSourceTable(var words)) return refused(words);
        }
        table.warnings().forEach(warning -> say("Attention : " + warning));
        var untold = table.repeated() + table.broken() - table.warnings().size();
        if (untold > 0) say("Attention : et %,d autres lignes de même.".formatted(untold));
        if (table.entries().isEmpty()) {
            err.println("Aucune fiche dans ces fichiers : rien n’est écrit.");
            return NOTHING;
        }
        progress("%,d fiches à rapprocher…", table.entries().size());
        var communes = Communes.shipped();
        var matcher =
                options.learn() ? DuplicatePlaceMatcher.learning(communes) : DuplicatePlaceMatcher.shipped(communes);
        var matchResult = matcher.match(table.entries(), rulings.get());
        progress("%,d lieux à écrire…", matchResult.groups().size());
        var unknown = explain(options, table, matchResult);
        if (unknown.isPresent()) return refused(unknown.get());
        var written = MergeOutputFiles.write(options.out(), table, matchResult, day(options.in(), clock));
        var seconds = (System.nanoTime() - start) / 1e9;
        written.files()
                .finish(MergeResultReport.of(table, matchResult, written.incomplete(), options.learn(), seconds));
        summary(table, matchResult, seconds, options.out());
        return OK;
    }

    private Optional<List<RecordedPairDecision>> rulings(Optional<Path> file) throws IOException {
        if (file.isEmpty()) return Optional.of(List.of());
        return switch (MergeDecisionFile.read(file.get())) {
            case MergeDecisionFile.ParsedDecisionFile(var rulings) -> Optional.of(rulings);
            case MergeDecisionFile.InvalidDecisionFile(var words) -> {
                refused(words);
                yield Optional.empty();
            }
        };
    }

    /// Returns the day of the newest file; if it is unknown, the current day.
    ///
    /// @param clock clock that gives the current day
    private String day(List<Path> files, Clock clock) throws IOException {
        var day = LocalDate.EPOCH;
        for (var file : files) {
            var changed = ParisTime.day(Files.getLastModifiedTime(file).toInstant());
            if (changed.isAfter(day)) day = changed;
        }
        var today = LocalDate.now(clock);
        return (day.isAfter(today) || day.equals(LocalDate.EPOCH) ? today : day).toString();
    }

    /// Prints the explanation of each requested pair.
    ///
    /// @return an error in French for the pairs that could not be explained; empty if there is none
    private Optional<String> explain(MergeOptions options, SourcePlaceTable table, PlaceMatchResult matchResult) {
        if (options.explained().isEmpty()) return Optional.empty();
        var known = new HashSet<RecordKey>();
        for (var entry : table.entries()) known.add(entry.key());
        for (var typed : options.explained()) {
            var pair = pair(typed, known);
            if (pair.size() != 2)
                return Optional.of(
                        "« " + typed + " » ne désigne pas deux fiches de ces fichiers ; écrivez source:id,source:id");
            clear();
            out.print(ExplainedDuplicatePair.words(matchResult, table, pair.getFirst(), pair.getLast()));
        }
        return Optional.empty();
    }

    /// Returns the pair of records that a person typed; empty if there is none. Sources and ids may contain
    /// colons and commas, so the text is divided in the way that gives two known records.
    ///
    /// @param known the existing records
    private static List<RecordKey> pair(String typed, Set<RecordKey> known) {
        for (var comma = typed.indexOf(','); comma >= 0; comma = typed.indexOf(',', comma + 1)) {
            var left = key(typed.substring(0, comma), known);
            var right = key(typed.substring(comma + 1), known);
            if (left.isPresent() && right.isPresent() && !left.equals(right)) return List.of(left.get(), right.get());
        }
        return List.of();
    }

    private static Optional<RecordKey> key(String typed, Set<RecordKey> known) {
        for (var colon = typed.indexOf(':'); colon >= 0; colon = typed.indexOf(':', colon + 1)) {
            var key = new RecordKey(
                    typed.substring(0, colon).strip(),
                    typed.substring(colon + 1).strip());
            if (known.contains(key)) return Optional.of(key);
        }
        return Optional.empty();
    }

    private void summary(SourcePlaceTable table, PlaceMatchResult matchResult, double seconds, Path folder) {
        clear();
        var figures = matchResult.statistics();
        out.printf(
                Locale.FRENCH,
                "%,d fiches de %d sources : %,d lieux. Paires réunies : %,d, à regarder : %,d, comparées : %,d. %.1f"
                        + " s%n",
                figures.records(),
                table.entries().stream()
                        .map(MatchedSourceRecord::source)
                        .distinct()
                        .count(),
                matchResult.groups().size(),
                figures.matches(),
                figures.reviews(),
                figures.compared(),
                seconds);
        matchResult.contradictions().forEach(one -> out.println("Décisions contradictoires : " + one.sentence()));
        out.println("→ " + folder.resolve(MergeOutputFiles.MERGED));
    }

    private void progress(String words, Object count) {
        if (!terminal || count instanceof Long read && read % 1_000 != 0) return;
        clear();
        err.printf(Locale.FRENCH, words, count);
        err.flush();
    }

    private void clear() {
        if (!terminal) return;
        err.print("\r\u001b[K");
        err.flush();
    }

    private void say(String words) {
        clear();
        err.println(words);
    }

    private int refused(String words) {
        say("Erreur : " + words);
        return REFUSED;
    }
}
