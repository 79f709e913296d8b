package org.tousaidants.label.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.Misused;
import org.tousaidants.core.text.Paris;

/// « Forge en ligne de commande » — what territories do with rules among themselves: begin, follow the base, propose to
/// it, read a proposal, take it, and ask who wrote what. Files in, files out.
final class ForgeCommand {
    static final String OUT = "--out";
    static final String DAY = "--jour";
    static final String VERSION = "--version";
    static final String AUTHOR = "--auteur";
    static final String KEY = "--key";
    static final String ONTO = "--onto";
    private static final String WANTED_VERSION = "\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}";

    private final ProtocolCommand command;
    private final PrintStream out;
    private final PrintStream err;
    private final BaseCommand base;
    private final UpstreamCommand upstream;
    private final HistoryCommand history;

    ForgeCommand(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
        this.base = new BaseCommand(command, out, err);
        this.upstream = new UpstreamCommand(command, out, err);
        this.history = new HistoryCommand(command, out, err);
    }

    int run(String act, List<String> words) throws IOException {
        var known = switch (act) {
            case "new" ->
                Arguments.values("--from", OUT, "--territoire", AUTHOR, DAY).flags("--sous");
            case "rebase" -> Arguments.values(ONTO, "--old", "--keep", "--choose", VERSION, DAY, AUTHOR, OUT);
            case "propose" ->
                Arguments.values(
                        OUT, "--pourquoi", AUTHOR, "--only", "--dossiers", "--proces-verbal", "--bilan", KEY, DAY);
            case "review" -> Arguments.values(ONTO);
            case "accept" -> Arguments.values("--into", VERSION, DAY, OUT, "--vote", "--atelier");
            case "key" -> Arguments.values(OUT);
            default -> Arguments.values();
        };
        try {
            return run(act, known.read(words));
        } catch (Misused wrong) {
            return command.misused(String.valueOf(wrong.getMessage()));
        }
    }

    private int run(String act, Arguments typed) throws IOException, Misused {
        if (typed.has(DAY) && day(typed).isEmpty()) return command.misused("--jour attend un jour comme 2027-03-01");
        if (typed.has(VERSION) && !typed.needed(VERSION).matches(WANTED_VERSION))
            return command.misused("--version attend trois nombres comme 1.1.0");
        return switch (act) {
            case "new" ->
                needs(typed, "new attend un nom, --from DOSSIER et --out DOSSIER", "--from", OUT)
                        ? base.begin(typed)
                        : 2;
            case "rebase" -> needs(typed, "rebase attend un dossier et --onto SOCLE", ONTO) ? base.rebase(typed) : 2;
            case "propose" ->
                needs(
                                typed,
                                "propose attend un dossier, --pourquoi, --auteur et --out DOSSIER",
                                "--pourquoi",
                                AUTHOR,
                                OUT)
                        ? upstream.propose(typed)
                        : 2;
            case "review" -> needs(typed, "review attend une proposition") ? upstream.review(typed) : 2;
            case "accept" ->
                needs(
                                typed,
                                "accept attend une proposition, --into SOCLE, --version, --jour et --out DOSSIER",
                                "--into",
                                VERSION,
                                DAY,
                                OUT)
                        ? upstream.accept(typed)
                        : 2;
            case "log" ->
                needs(typed, "log attend un dossier") ? history.log(typed.one().orElseThrow()) : 2;
            case "blame" ->
                typed.names().isEmpty() || typed.names().size() > 2
                        ? command.misused("blame attend un dossier, et au besoin une règle")
                        : history.blame(typed.names());
            case "key" -> key(typed.needed(OUT));
            default -> throw new IllegalArgumentException(act);
        };
    }

    private boolean needs(Arguments typed, String words, String... options) {
        for (var option : options)
            if (!typed.has(option)) {
                command.misused(words);
                return false;
            }
        if (typed.one().isPresent()) return true;
        command.misused(words);
        return false;
    }

    static Optional<LocalDate> day(Arguments typed) throws Misused {
        try {
            return typed.text(DAY).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static LocalDate today() {
        return LocalDate.now(Paris.ZONE);
    }

    private int key(String file) throws IOException {
        var path = Path.of(file);
        if (Files.exists(path)) {
            err.println("Erreur : " + file + " existe déjà. Une clé ne s’écrase pas.");
            return ProtocolCommand.REFUSED;
        }
        var key = PublishingKey.drawn();
        ForgeFiles.write(path, key.text());
        path.toFile().setReadable(false, false);
        path.toFile().setReadable(true, true);
        out.println(file + "\nclé publique " + PublishingKey.named(key.shown()));
        return ProtocolCommand.OK;
    }
}
