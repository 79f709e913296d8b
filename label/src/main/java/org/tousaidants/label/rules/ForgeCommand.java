package org.tousaidants.label.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        var typed = Typed.parse(
                words,
                switch (act) {
                    case "new" -> Set.of("--from", OUT, "--territoire", AUTHOR, DAY);
                    case "rebase" -> Set.of(ONTO, "--old", "--keep", "--choose", VERSION, DAY, AUTHOR, OUT);
                    case "propose" ->
                        Set.of(
                                OUT,
                                "--pourquoi",
                                AUTHOR,
                                "--only",
                                "--dossiers",
                                "--proces-verbal",
                                "--bilan",
                                KEY,
                                DAY);
                    case "review" -> Set.of(ONTO);
                    case "accept" -> Set.of("--into", VERSION, DAY, OUT, "--vote", "--atelier");
                    case "key" -> Set.of(OUT);
                    default -> Set.of();
                },
                act.equals("new") ? Set.of("--sous") : Set.of());
        if (typed instanceof Typed.Wrong(var why)) return command.misused(why);
        if (typed.optional(DAY).isPresent() && day(typed).isEmpty())
            return command.misused("--jour attend un jour comme 2027-03-01");
        if (typed.has(VERSION) && !typed.text(VERSION).matches(WANTED_VERSION))
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
            case "key" -> typed.has(OUT) ? key(typed.text(OUT)) : command.misused("key attend --out FICHIER");
            default -> throw new IllegalArgumentException(act);
        };
    }

    private boolean needs(Typed typed, String words, String... options) {
        for (var option : options)
            if (!typed.has(option)) {
                command.misused(words);
                return false;
            }
        if (typed.one().isPresent()) return true;
        command.misused(words);
        return false;
    }

    static Optional<LocalDate> day(Typed typed) {
        try {
            return typed.optional(DAY).map(LocalDate::parse);
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
