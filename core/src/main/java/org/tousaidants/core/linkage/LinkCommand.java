package org.tousaidants.core.linkage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.commands.CommandUsage;

/// « Commande rapprochement » — `bin/tous-aidants link`: links the records of CSV tables by a specification and
/// writes pairs and groups. It uses no database.
public final class LinkCommand implements Command {
    private static final String HELP = """
            Rapprocher les lignes d’une ou plusieurs tables qui parlent de la même chose.

              tous-aidants link --spec S.yaml --in A.csv [--in B.csv …] --out DOSSIER [--decisions D.csv]

              --spec S.yaml      comparaisons, présélection et seuils ; docs/linkage.md les décrit,
                                 docs/linkage/*.yaml en donne cinq exemples
              --in A.csv         une table, avec un en-tête ; répéter pour plusieurs, dans l’ordre des « sources »
              --out DOSSIER      reçoit quatre fichiers, remplacés ensemble à la fin seulement :
                                 pairs.csv     les paires assez semblables : probabilité et décision
                                 reasons.csv   pourquoi, comparaison par comparaison
                                 clusters.csv  chaque ligne et son groupe
                                 report.json   les comptes et ce qui a été appris
              --decisions D.csv  des décisions de personnes, sous la forme de pairs.csv : les lignes « match » et
                                 « distinct » l’emportent sur la ressemblance

            Codes de sortie : 0 fait · 1 spécification ou table refusée, rien n’est écrit · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;

    public LinkCommand() {
        this(System.out, System.err);
    }

    private LinkCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("link", "--help", "rapprocher les lignes de tables, sans base de données");
    }

    @Override
    public int run(List<String> arguments, Clock clock) {
        return run(arguments, out, err);
    }

    /// Runs the command.
    ///
    /// @param arguments the words after `link`
    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var command = new LinkCommand(out, err);
        return LinkageCommandOptions.KNOWN.answer(
                "link", arguments, HELP, out, err, typed -> command.link(LinkageCommandOptions.of(typed)));
    }

    private int link(LinkageCommandOptions options) {
        var start = System.nanoTime();
        var refusal = CommandOutputFolder.refusal(options.out(), LinkageFileWriter.ALL);
        if (refusal.isPresent()) return refused("rien n’est écrit", List.of(refusal.get()));
        try {
            var yaml = text(options.spec());
            if (yaml.isEmpty()) return REFUSED;
            return switch (LinkageSpecificationReader.read(yaml.get())) {
                case LinkageSpecificationReader.InvalidSpecification(var mistakes) ->
                    refused("spécification refusée, " + options.spec(), mistakes);
                case LinkageSpecificationReader.ParsedSpecification(var spec) -> decisions(options, spec, start);
            };
        } catch (IOException e) {
            return refused("lecture ou écriture impossible", List.of(CommandOutputFolder.words(e)));
        }
    }

    private Optional<String> text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            refused("spécification introuvable", List.of(file + " est un dossier"));
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            refused("spécification introuvable", List.of(file.toString()));
        } catch (CharacterCodingException e) {
            refused("spécification refusée", List.of(file + " : enregistrez ce fichier en UTF-8"));
        }
        return Optional.empty();
    }

    private int decisions(LinkageCommandOptions options, LinkageSpecification spec, long start) throws IOException {
        if (options.decisions().isEmpty()) return tables(options, spec, List.of(), start);
        return switch (HumanDecisionsReader.read(options.decisions().get())) {
            case HumanDecisionsReader.InvalidDecisions(var mistakes) -> refused("décisions refusées", mistakes);
            case HumanDecisionsReader.ParsedDecisions(var rulings) -> tables(options, spec, rulings, start);
        };
    }

    private int tables(
            LinkageCommandOptions options, LinkageSpecification spec, List<RecordedPairDecision> rulings, long start)
            throws IOException {
        return switch (LinkageTables.read(spec, options.in())) {
            case LinkageTables.InvalidTables(var mistakes) -> refused("table refusée", mistakes);
            case LinkageTables.ParsedTables(var linkage, var rows) -> {
                var linked = linkage.link(rows, rulings);
                var took = Duration.ofNanos(System.nanoTime() - start);
                LinkageFileWriter.write(options.out(), linked, took);
                say(linked, took, options.out());
                yield OK;
            }
        };
    }

    private void say(LinkageResult<LinkageInputRow> linked, Duration took, Path folder) {
        var statistics = linked.statistics();
        out.printf(
                Locale.FRENCH,
                "%,d lignes, %,d paires comparées : %,d rapprochées, %,d à regarder, en %.1f s%n",
                statistics.records(),
                statistics.compared(),
                statistics.matches(),
                statistics.reviews(),
                took.toMillis() / 1000.0);
        linked.contradictions().forEach(contradiction -> out.println("  " + contradiction.sentence()));
        if (linked.rulingsOfUnknownRecords() > 0)
            out.printf(
                    Locale.FRENCH,
                    "  %,d décision(s) parlent de lignes qui ne sont pas là%n",
                    linked.rulingsOfUnknownRecords());
        out.println("Écrit dans " + folder);
    }

    private int refused(String words, List<String> mistakes) {
        err.println("Refusé : " + words + (mistakes.size() > 1 ? " (" + mistakes.size() + " points à corriger)" : ""));
        mistakes.forEach(mistake -> err.println("  - " + mistake));
        return REFUSED;
    }
}
