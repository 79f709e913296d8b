package org.tousaidants.rules.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderWriter;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.RulesProtocolLocator;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.forks.RulesRebaseOnNewBase;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Commencer, et suivre son socle » — commands that start a territory's rules over a base, and adapt them to a
/// newer version of that base.
final class RulesBaseCommands {
    private final ProtocolCommand command;
    private final PrintStream out;
    private final PrintStream err;

    RulesBaseCommands(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
    }

    int begin(CommandArguments typed) throws IOException, CommandUsageError {
        var name = typed.one().orElseThrow().strip();
        var id = TextNormalisation.slug(name);
        if (id.isEmpty()) throw new CommandUsageError("« " + name + " » ne donne pas de nom de dossier");
        var from = typed.needed("--from");
        var found = command.find(from);
        if (found.isEmpty()) return ProtocolCommand.REFUSED;
        var read = command.read(from, found.get());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var protocol = read.get();
        var origin = found.get().over(found.get().base(other -> RulesProtocolLocator.base(from, other)));
        var again = protocol.identity().base().isPresent() && !typed.has("--sous");
        var day = RulesExchangeCommands.day(typed).orElseGet(RulesExchangeCommands::today);
        var numbered = protocol.identity().numbered();
        var source = (again ? "Commencé en reprenant les choix de " : "Commencé sur ") + numbered + ", le "
                + RulesExchangeCommands.today() + ".";
        var title = name.equals(id) ? "« Tous aidants », " + name : name;
        var territory = typed.text("--territoire").or(() -> Optional.of(name));
        var below = protocol.identity();
        var fork = new TerritoryRulesFork(
                id,
                title,
                "1.0.0",
                day,
                again ? below.base().orElseThrow() : new LabelProtocol.ProtocolReference(below.id(), below.version()),
                territory,
                below.licence(),
                below.summary(),
                source,
                new TerritoryRulesFork.VoteProposal("", Optional.empty()));
        var own = fork.with(again ? origin.bare().files() : Map.of());
        var files = new HashMap<>(own.files());
        files.keySet().removeIf(file -> file.equals(RulesHistory.FILE));
        files.putIfAbsent("LISEZMOI.md", readme(title, numbered));
        var begun = RulesHistory.with(
                        new RulesFolder(id, files, List.of()),
                        new RulesHistory.RulesHistoryEntry(
                                "1.0.0",
                                RulesExchangeCommands.today(),
                                typed.all(RulesExchangeCommands.AUTHOR),
                                Optional.empty(),
                                Optional.empty(),
                                source,
                                List.of()))
                .over(again ? origin.below() : Optional.of(origin));
        if (command.read(id, begun).isEmpty()) return ProtocolCommand.REFUSED;
        var target = Path.of(typed.needed(RulesExchangeCommands.OUT));
        var place = String.valueOf(target.getFileName()).equals(id) ? target : target.resolve(id);
        if (!RulesFolderWriter.free(place, err)) return ProtocolCommand.REFUSED;
        RulesFolderWriter.write(place, begun);
        out.println(place + "\n" + title + " 1.0.0, "
                + (again ? "avec les choix de " + numbered + "." : "sur " + numbered + ".")
                + "\nÉcrivez-y ce que vous changez, puis : tous-aidants protocol check " + place);
        return ProtocolCommand.OK;
    }

    private static String readme(String title, String origin) {
        return "# " + title + "\n\nRègles commencées à partir de " + origin
                + ". Le dossier `socle` dit ce que l’on garde : "
                + "n’y changez rien.\n\n1. Écrivez seulement ce qui diffère, avec `pourquoi` en tête de chaque fichier.\n"
                + "2. `tous-aidants protocol check` dit toutes les erreurs ; `test` rejoue les exemples.\n"
                + "3. Votez, puis `tous-aidants protocol publish`.\n";
    }

    int rebase(CommandArguments typed) throws IOException, CommandUsageError {
        var name = typed.one().orElseThrow();
        var found = command.find(name);
        var newer = typed.needed(RulesExchangeCommands.ONTO);
        var onto = command.find(newer);
        if (found.isEmpty() || onto.isEmpty()) return ProtocolCommand.REFUSED;
        if (command.read(newer, onto.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var newBase = onto.get().over(onto.get().base(id -> RulesProtocolLocator.base(newer, id)));
        var given = typed.text("--old");
        var old = given.isPresent()
                ? command.find(given.get())
                : found.get().base(id -> RulesProtocolLocator.base(name, id));
        if (old.isEmpty()) {
            err.println("Erreur : « " + name + " » ne s’appuie sur aucun socle trouvé. Donnez l’ancien : --old SOCLE");
            return ProtocolCommand.REFUSED;
        }
        var before = old.get().over(old.get().base(id -> RulesProtocolLocator.base(given.orElse(name), id)));
        if (command.read(name, found.get().over(Optional.of(before))).isEmpty()) {
            err.println("L’ancien socle n’est pas là. Donnez-le : --old SOCLE");
            return ProtocolCommand.REFUSED;
        }
        var keep = typed.text("--keep");
        if (keep.filter(word -> choice(word).isEmpty()).isPresent())
            throw new CommandUsageError("--keep attend « territoire » ou « socle »");
        var choices = new HashMap<String, RulesRebaseOnNewBase.ConflictChoice>();
        for (var chosenText : typed.all("--choose")) {
            var cut = chosenText.lastIndexOf('=');
            var choice = cut < 0
                    ? Optional.<RulesRebaseOnNewBase.ConflictChoice>empty()
                    : choice(chosenText.substring(cut + 1));
            if (choice.isEmpty()) throw new CommandUsageError("--choose attend ADRESSE=territoire ou ADRESSE=socle");
            choices.put(chosenText.substring(0, cut), choice.get());
        }
        var version = new YamlTreeReader(YamlParser.read(
                                RuleFileSchemas.IDENTITY,
                                found.get().files().getOrDefault(RuleFileSchemas.IDENTITY, ""),
                                new ProtocolMistakes())
                        .orElse(YamlTreeReader.NOTHING.tree()))
                .text("version");
        var head = new RulesRebaseOnNewBase.RebasedVersionIdentity(
                typed.text(RulesExchangeCommands.VERSION).orElseGet(() -> RulesVersionComparator.after(version)),
                RulesExchangeCommands.day(typed)
                        .orElseGet(() -> RulesExchangeCommands.today().plusMonths(1)),
                typed.all(RulesExchangeCommands.AUTHOR));
        var rebase = RulesRebaseOnNewBase.of(found.get(), before, newBase, choices, head);
        if (keep.isPresent() && rebase.isPresent()) {
            rebase.get()
                    .conflicts()
                    .forEach(one -> choices.putIfAbsent(
                            one.address(), choice(keep.get()).orElseThrow()));
            rebase = RulesRebaseOnNewBase.of(found.get(), before, newBase, choices, head);
        }
        return rebased(rebase.orElseThrow(), typed.text(RulesExchangeCommands.OUT));
    }

    private static Optional<RulesRebaseOnNewBase.ConflictChoice> choice(String word) {
        return switch (word) {
            case "territoire" -> Optional.of(RulesRebaseOnNewBase.ConflictChoice.OURS);
            case "socle" -> Optional.of(RulesRebaseOnNewBase.ConflictChoice.BASE);
            default -> Optional.empty();
        };
    }

    private int rebased(RulesRebaseOnNewBase rebase, Optional<String> into) throws IOException {
        if (!rebase.merges().isEmpty()) {
            out.println("Ce qui se fond :");
            command.say(rebase.merges());
        }
        rebase.already()
                .forEach(address -> out.println("Déjà dans le socle : " + address + ". Votre ligne peut partir."));
        for (var conflict : rebase.conflicts()) {
            out.println(conflict.choice()
                            .map(choice -> choice == RulesRebaseOnNewBase.ConflictChoice.BASE
                                    ? "Décidé pour le socle : "
                                    : "Décidé pour le territoire : ")
                            .orElse("Conflit : ")
                    + conflict.words() + ".");
        }
        rebase.mistakes().forEach(mistake -> err.println("  " + mistake));
        rebase.examples().forEach(example -> err.println("Exemple à relire : « " + example + " »."));
        if (!rebase.decided()) {
            err.println(ProtocolCommand.count(
                            (int) rebase.conflicts().stream()
                                    .filter(one -> one.choice().isEmpty())
                                    .count(),
                            "conflit")
                    + " à décider : --keep territoire|socle, ou --choose ADRESSE=territoire|socle. Rien n’est écrit.");
            return ProtocolCommand.REFUSED;
        }
        if (!rebase.mistakes().isEmpty()) {
            err.println("Les règles ne se lisent pas sur le nouveau socle. Rien n’est écrit.");
            return ProtocolCommand.REFUSED;
        }
        if (into.isEmpty()) {
            out.println("Tout se fond. Pour l’écrire : --out DOSSIER.");
            return ProtocolCommand.OK;
        }
        var place = Path.of(into.get());
        if (!RulesFolderWriter.free(place, err)) return ProtocolCommand.REFUSED;
        RulesFolderWriter.write(place, rebase.folder());
        out.println(place + " : écrit, avec son socle. À relire, puis à voter.");
        return ProtocolCommand.OK;
    }
}
