package org.tousaidants.places.communes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.places.communes.CommuneImports.CommuneImportAuthor;
import org.tousaidants.places.communes.CommuneImports.CommuneImportOutcome;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.web.Messages;

/// « Commande communes » — `bin/tous-aidants communes`: shows the state of the table of communes and imports a file
/// of official data with more accurate centres and contours.
public final class CommuneCommand implements Command {
    /// Exit code of the command that means: the changes of the file are stored, but not applied until a person
    /// has checked them.
    static final int WAITS = 3;

    private static final String PUBLISH = "--publish";
    private static final int REFUSALS_SHOWN = 20;
    private static final int CHANGES_SHOWN = 20;
    private static final String HELP = """
        Les communes : ce qui est connu, et un fichier officiel à faire entrer.

          tous-aidants communes                      combien de communes, combien de centres estimés, les imports
          tous-aidants communes import FICHIER|URL [--publish]
                                                     le JSON de geo.api.gouv.fr (avec « centre », et « contour » ou
                                                     non), ou un CSV qui a code_insee, latitude et longitude.
                                                     Dit ce qui changerait, et ne change rien : quelqu’un l’accepte au
                                                     bureau. Avec --publish, garde aussitôt ; le bureau sait l’annuler

        L’adresse officielle :
          https://geo.api.gouv.fr/communes?fields=nom,code,codesPostaux,population,codeEpci,epci,centre

        Le site qui sert la même base voit l’import en quelques secondes.
        Codes de sortie : 0 c’est fait · 1 fichier refusé, rien n’a changé · 2 commande mal écrite ·
        3 fichier lu, il attend qu’on l’accepte\
        """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Database> database;
    private final Messages texts = Messages.in(Locale.FRENCH);

    public CommuneCommand() {
        this(System.out, System.err, Database::join);
    }

    CommuneCommand(PrintStream out, PrintStream err, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.database = database;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("communes", "--help", "les communes connues ; faire entrer un fichier officiel");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        return CommandArguments.values()
                .flags(PUBLISH)
                .answer("communes", words, HELP + "\n", out, err, typed -> answer(typed, words.isEmpty(), clock));
    }

    private int answer(CommandArguments typed, boolean alone, Clock clock) throws IOException, CommandUsageError {
        var names = typed.names();
        var asks = names.size() == 2 && names.getFirst().equals("import");
        if (!asks && !alone) throw new CommandUsageError("communes attend import et un fichier, ou rien");
        try (var open = database.get();
                var doors = CommandSpringContext.over(open, clock)) {
            var imports = doors.getBean(CommuneImports.class);
            return asks ? bring(imports, names.getLast(), typed.has(PUBLISH)) : show(imports, clock);
        }
    }

    private int show(CommuneImports imports, Clock clock) {
        var state = imports.state("");
        out.println(texts.t("communes.command.state", state.communes(), state.districts(), state.estimated()));
        imports.latest(10)
                .forEach(file ->
                        out.println("  " + file.at().atZone(clock.getZone()).toLocalDate() + "  "
                                + texts.t(
                                        "communes.command.done",
                                        file.rows().replaced(),
                                        file.rows().estimates(),
                                        file.rows().added())
                                + "  " + file.origin()));
        return OK;
    }

    private int bring(CommuneImports imports, String typed, boolean publishes) throws IOException {
        return switch (SourceLocation.parse(typed)) {
            case SourceRefusal no -> refused(no.sentence(Locale.FRENCH));
            case SourceLocation.ParsedLocation(SourceLocation.WebSource web) ->
                said(
                        imports,
                        publishes
                                ? imports.bring(
                                        web.address(),
                                        CommuneImports.PATIENCE_OF_A_COMMAND,
                                        CommuneImportAuthor.COMMAND)
                                : imports.foresee(
                                        web.address(),
                                        CommuneImports.PATIENCE_OF_A_COMMAND,
                                        CommuneImportAuthor.COMMAND));
            case SourceLocation.ParsedLocation(SourceLocation.FileSource file) -> {
                var path = Path.of(typed);
                if (!Files.isReadable(path) || Files.isDirectory(path))
                    yield refused(texts.t("communes.command.no-file", typed));
                var name = path.toAbsolutePath().toString();
                yield said(
                        imports,
                        publishes
                                ? imports.bring(path, name, CommuneImportAuthor.COMMAND)
                                : imports.foresee(path, name, CommuneImportAuthor.COMMAND));
            }
        };
    }

    private int said(CommuneImports imports, CommuneImportOutcome outcome) {
        return switch (outcome) {
            case CommuneImportOutcome.CommuneFileNotFetched(var why) -> refused(why.sentence(Locale.FRENCH));
            case CommuneImportOutcome.CommuneFileUnreadable(var why) ->
                refused(texts.t(CommuneMessageKeys.key(why.problem()), why.line(), why.detail()));
            case CommuneImportOutcome.CommuneFileImported(var file) -> {
                out.println(texts.t(
                        "communes.command.done",
                        file.rows().replaced(),
                        file.rows().estimates(),
                        file.rows().added()));
                if (file.rows().refused() > 0)
                    out.println(texts.t("communes.command.refused", file.rows().refused()));
                file.refusals().stream()
                        .limit(REFUSALS_SHOWN)
                        .forEach(row -> out.println("  " + row.line() + "  " + row.code() + "  "
                                + texts.t(CommuneMessageKeys.key(row.reason()))));
                yield file.state() == ImportedCommuneFile.CommuneFileState.WAITING ? waits(imports, file) : OK;
            }
        };
    }

    private int waits(CommuneImports imports, ImportedCommuneFile file) {
        if (file.rows().replaced() + file.rows().added() == 0) {
            imports.drop(file.id());
            return OK;
        }
        imports.difference(file.id(), CHANGES_SHOWN)
                .ifPresent(difference -> difference
                        .rows()
                        .forEach(row -> out.println("  "
                                + texts.t(
                                        "communes.command.change",
                                        row.code(),
                                        row.known().isEmpty() ? texts.t("communes.unknown") : row.known(),
                                        row.after().name(),
                                        row.moved()))));
        out.println(texts.t("communes.command.waits", "/bureau/territoire/" + file.id(), PUBLISH));
        return WAITS;
    }

    private int refused(String words) {
        err.println("Erreur : " + words);
        return REFUSED;
    }
}
