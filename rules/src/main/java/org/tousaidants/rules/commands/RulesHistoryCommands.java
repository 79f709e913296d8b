package org.tousaidants.rules.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.rules.archive.AddressedProtocolValues;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.RulesProtocolLocator;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.forks.RulesChangeProposal;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Histoire des règles » — commands that list the versions, and the author, day, workshop and vote of a rule.
final class RulesHistoryCommands {
    private final ProtocolCommand command;
    private final PrintStream out;
    private final PrintStream err;

    RulesHistoryCommands(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
    }

    int log(String name) throws IOException {
        var path = Path.of(name);
        if (Files.isDirectory(path) && !Files.exists(path.resolve(RuleFileSchemas.IDENTITY))) {
            var archives = new ArrayList<Path>();
            try (var found = Files.newDirectoryStream(path, "*-*.zip")) {
                found.forEach(archives::add);
            }
            if (!archives.isEmpty()) return log(archives);
        }
        var found = command.find(name);
        if (found.isEmpty() || command.read(name, found.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var folder = Optional.of(found.get().over(found.get().base(id -> RulesProtocolLocator.base(name, id))));
        while (folder.isPresent()) {
            var one = folder.get();
            out.println(named(one));
            RulesHistory.of(one.bare()).forEach(this::say);
            folder = one.below();
        }
        return ProtocolCommand.OK;
    }

    private static String named(RulesFolder folder) {
        var identity = new YamlTreeReader(YamlParser.read(
                        RuleFileSchemas.IDENTITY,
                        folder.files().getOrDefault(RuleFileSchemas.IDENTITY, ""),
                        new ProtocolMistakes())
                .orElse(YamlTreeReader.NOTHING.tree()));
        return identity.text("nom") + " (" + identity.text("id") + " " + identity.text("version") + ")";
    }

    private void say(RulesHistory.RulesHistoryEntry entry) {
        out.println("  " + entry.version() + " · " + entry.day()
                + (entry.authors().isEmpty() ? "" : " · " + String.join(", ", entry.authors())));
        entry.workshop().ifPresent(words -> out.println("    atelier : " + words));
        out.println("    vote : " + entry.vote().orElse("aucun, c’est une proposition"));
        out.println("    pourquoi : " + entry.why());
        if (!entry.rules().isEmpty()) out.println("    règles : " + String.join(", ", entry.rules()));
    }

    /// Prints, for each archive of a list, its differences from the previous archive; returns the exit code.
    private int log(List<Path> archives) throws IOException {
        var read = new ArrayList<LabelProtocol>();
        for (var archive : archives) {
            var protocol = command.read(archive.toString());
            if (protocol.isEmpty()) return ProtocolCommand.REFUSED;
            read.add(protocol.get());
        }
        read.sort((a, b) -> a.identity().id().equals(b.identity().id())
                ? RulesVersionComparator.RISING.compare(
                        b.identity().version(), a.identity().version())
                : a.identity().id().compareTo(b.identity().id()));
        BiFunction<LabelProtocol, LabelProtocol, Boolean> same =
                (a, b) -> a.identity().id().equals(b.identity().id());
        for (var rank = 0; rank < read.size(); rank++) {
            var identity = read.get(rank).identity();
            out.println(identity.id() + " " + identity.version() + " · " + identity.inForce() + " · "
                    + identity.adoptedBy().orElse("proposition, non votée"));
            if (rank + 1 < read.size() && same.apply(read.get(rank), read.get(rank + 1)))
                command.say(
                        ProtocolDifferences.byChapter(ProtocolDifferences.between(read.get(rank + 1), read.get(rank))));
        }
        return ProtocolCommand.OK;
    }

    int blame(List<String> names) throws IOException {
        var name = names.getFirst();
        var found = command.find(name);
        if (found.isEmpty() || command.read(name, found.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var wanted = names.size() > 1 ? names.getLast() : "";
        var folder = Optional.of(found.get().over(found.get().base(id -> RulesProtocolLocator.base(name, id))));
        var answers = new LinkedHashMap<String, String>();
        var own = true;
        while (folder.isPresent()) {
            var rules = folder.get();
            // Without a search word, only the values in the territory's own files are listed, not those
            // of its base.
            if (own || !wanted.isEmpty()) {
                var entries = RulesHistory.of(rules.bare());
                AddressedProtocolValues.of(rules.bare()).forEach((address, value) -> {
                    if (address.matches(".*/(id|source|pourquoi)")
                            || AddressedProtocolValues.file(address).equals(RuleFileSchemas.IDENTITY)
                            || !wanted.isEmpty() && !RulesChangeProposal.about(address, wanted)) return;
                    answers.putIfAbsent(address, shown(rules, address, value, entries));
                });
            }
            own = false;
            folder = rules.below();
        }
        if (answers.isEmpty()) {
            err.println("Erreur : aucune règle ne répond à « " + wanted + " ».");
            return ProtocolCommand.REFUSED;
        }
        answers.forEach((address, words) -> out.println(address + "\n" + words));
        return ProtocolCommand.OK;
    }

    private static String shown(
            RulesFolder folder,
            String address,
            AddressedProtocolValues.ProtocolValue value,
            List<RulesHistory.RulesHistoryEntry> entries) {
        var words = value.value();
        var line = "  " + (words.length() > 100 ? words.substring(0, 100) + "…" : words) + "\n  " + named(folder) + ", "
                + value.tree().at();
        return RulesHistory.last(entries, address)
                .map(entry -> line + "\n  " + entry.version() + " · " + entry.day()
                        + (entry.authors().isEmpty() ? "" : " · " + String.join(", ", entry.authors()))
                        + entry.workshop().map(one -> " · atelier : " + one).orElse("")
                        + " · vote : " + entry.vote().orElse("aucun") + " · " + entry.why())
                .orElse(line);
    }
}
