package org.tousaidants.rules.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.RulesFolderWriter;
import org.tousaidants.rules.archive.RulesPublishingKey;

/// « Forge en ligne de commande » — the commands by which territories exchange rules: start own rules on a common
/// base, follow changes of the base, propose a change to the base, read a proposal, apply it, list the authors. They
/// only read and write files.
final class RulesExchangeCommands {
    static final String OUT = "--out";
    static final String DAY = "--jour";
    static final String VERSION = "--version";
    static final String AUTHOR = "--auteur";
    static final String KEY = "--key";
    static final String ONTO = "--onto";
    private static final String WANTED_VERSION = "\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}";

    private final PrintStream out;
    private final PrintStream err;
    private final RulesBaseCommands base;
    private final RulesProposalCommands upstream;
    private final RulesHistoryCommands history;

    RulesExchangeCommands(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        this.base = new RulesBaseCommands(command, out, err);
        this.upstream = new RulesProposalCommands(command, out, err);
        this.history = new RulesHistoryCommands(command, out, err);
    }

    int run(String act, List<String> words) throws IOException, CommandUsageError {
        var known = switch (act) {
            case "new" ->
                CommandArguments.values("--from", OUT, "--territoire", AUTHOR, DAY)
                        .flags("--sous");
            case "rebase" -> CommandArguments.values(ONTO, "--old", "--keep", "--choose", VERSION, DAY, AUTHOR, OUT);
            case "propose" ->
                CommandArguments.values(
                        OUT, "--pourquoi", AUTHOR, "--only", "--dossiers", "--proces-verbal", "--bilan", KEY, DAY);
            case "review" -> CommandArguments.values(ONTO);
            case "accept" -> CommandArguments.values("--into", VERSION, DAY, OUT, "--vote", "--atelier");
            case "key" -> CommandArguments.values(OUT);
            default -> CommandArguments.values();
        };
        return run(act, known.read(words));
    }

    private int run(String act, CommandArguments typed) throws IOException, CommandUsageError {
        if (typed.has(DAY) && day(typed).isEmpty())
            throw new CommandUsageError("--jour attend un jour comme 2027-03-01");
        if (typed.has(VERSION) && !typed.needed(VERSION).matches(WANTED_VERSION))
            throw new CommandUsageError("--version attend trois nombres comme 1.1.0");
        return switch (act) {
            case "new" -> base.begin(with(typed, "new attend un nom, --from DOSSIER et --out DOSSIER", "--from", OUT));
            case "rebase" -> base.rebase(with(typed, "rebase attend un dossier et --onto SOCLE", ONTO));
            case "propose" ->
                upstream.propose(with(
                        typed,
                        "propose attend un dossier, --pourquoi, --auteur et --out DOSSIER",
                        "--pourquoi",
                        AUTHOR,
                        OUT));
            case "review" -> upstream.review(with(typed, "review attend une proposition"));
            case "accept" ->
                upstream.accept(with(
                        typed,
                        "accept attend une proposition, --into SOCLE, --version, --jour et --out DOSSIER",
                        "--into",
                        VERSION,
                        DAY,
                        OUT));
            case "log" -> history.log(with(typed, "log attend un dossier").one().orElseThrow());
            case "blame" -> {
                if (typed.names().isEmpty() || typed.names().size() > 2)
                    throw new CommandUsageError("blame attend un dossier, et au besoin une règle");
                yield history.blame(typed.names());
            }
            case "key" -> key(typed.needed(OUT));
            default -> throw new IllegalArgumentException(act);
        };
    }

    /// Returns the arguments if they contain exactly one name and all these options; otherwise throws an error
    /// with the correct usage.
    ///
    /// @param words the correct usage
    /// @param options options that must be given
    private static CommandArguments with(CommandArguments typed, String words, String... options)
            throws CommandUsageError {
        for (var option : options) if (!typed.has(option)) throw new CommandUsageError(words);
        if (typed.one().isEmpty()) throw new CommandUsageError(words);
        return typed;
    }

    static Optional<LocalDate> day(CommandArguments typed) throws CommandUsageError {
        try {
            return typed.text(DAY).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static LocalDate today() {
        return LocalDate.now(ParisTime.ZONE);
    }

    private int key(String file) throws IOException {
        var path = Path.of(file);
        if (Files.exists(path)) {
            err.println("Erreur : " + file + " existe déjà. Une clé ne s’écrase pas.");
            return ProtocolCommand.REFUSED;
        }
        var key = Ed25519SigningKey.draw().publishing();
        RulesFolderWriter.write(path, key.text());
        path.toFile().setReadable(false, false);
        path.toFile().setReadable(true, true);
        out.println(file + "\nclé publique " + RulesPublishingKey.named(key.shown()));
        return ProtocolCommand.OK;
    }
}
