package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchema;
import org.tousaidants.rules.protocol.RuleFileSchemaCheck;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.TerritoryRulesOverlay;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Historique » — the authors, days, workshops and votes of the rules, stored in a file of the protocol.
public final class RulesHistory {
    public static final String FILE = "historique.yaml";

    private static final RuleFileSchema SHAPE = RuleFileSchemas.of("historique.schema.json");

    /// « Entrée » — one change of the rules in the history.
    ///
    /// @param rules the addresses of the changed values
    public record RulesHistoryEntry(
            String version,
            LocalDate day,
            List<String> authors,
            Optional<String> workshop,
            Optional<String> vote,
            String why,
            List<String> rules) {}

    private RulesHistory() {}

    public static void check(String before, RulesFolder folder, ProtocolMistakes mistakes) {
        var text = folder.files().get(FILE);
        if (text != null)
            YamlParser.read(before + FILE, text, mistakes)
                    .ifPresent(tree -> new RuleFileSchemaCheck(mistakes).check(FILE, tree, SHAPE));
    }

    /// Returns the changes of the rules, the most recent first. If the folder has no history file, returns one
    /// entry made from the identity of the rules.
    public static List<RulesHistoryEntry> of(RulesFolder folder) {
        var text = folder.files().get(FILE);
        if (text == null) return ofIdentity(folder);
        var entries = new ArrayList<RulesHistoryEntry>();
        YamlParser.read(FILE, text, new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING)
                .each("versions")
                .forEach(each -> entries.add(new RulesHistoryEntry(
                        each.text("version"),
                        each.day("le").orElse(LocalDate.EPOCH),
                        List.copyOf(each.words("auteurs")),
                        each.optionalText("atelier"),
                        each.optionalText("vote"),
                        each.text("pourquoi"),
                        List.copyOf(each.words("regles")))));
        entries.removeIf(entry -> !entry.version().matches("\\d+(\\.\\d+)*"));
        entries.sort(Comparator.comparing(RulesHistoryEntry::version, RulesVersionComparator.RISING)
                .reversed());
        return entries;
    }

    private static List<RulesHistoryEntry> ofIdentity(RulesFolder folder) {
        var identity = YamlParser.read(
                        RuleFileSchemas.IDENTITY,
                        folder.files().getOrDefault(RuleFileSchemas.IDENTITY, ""),
                        new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING);
        return List.of(new RulesHistoryEntry(
                identity.text("version"),
                identity.day("en-vigueur").orElse(LocalDate.EPOCH),
                List.of(),
                Optional.empty(),
                identity.optionalText("adopte-par"),
                identity.text("source"),
                List.of()));
    }

    /// Returns a copy of the folder whose history has one more entry, which becomes the most recent.
    public static RulesFolder with(RulesFolder folder, RulesHistoryEntry entry) {
        var before = folder.files().containsKey(FILE) ? of(folder) : List.<RulesHistoryEntry>of();
        var entries = new ArrayList<RulesHistoryEntry>();
        entries.add(entry);
        before.stream().filter(old -> !old.version().equals(entry.version())).forEach(entries::add);
        return folder.with(FILE, fileText(entries));
    }

    private static String fileText(List<RulesHistoryEntry> entries) {
        var out = new StringBuilder(
                "# Qui a écrit ces règles, quand, dans quel atelier, et qui les a votées.\nversions:\n");
        for (var entry : entries) {
            out.append("  - version: ").append(entry.version()).append('\n');
            out.append("    le: ").append(entry.day()).append('\n');
            if (!entry.authors().isEmpty()) list(out, "auteurs", entry.authors());
            entry.workshop().ifPresent(words -> line(out, "atelier", words));
            entry.vote().ifPresent(words -> line(out, "vote", words));
            line(out, "pourquoi", entry.why());
            if (!entry.rules().isEmpty()) list(out, "regles", entry.rules());
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String words) {
        out.append("    ")
                .append(key)
                .append(": ")
                .append(TerritoryRulesFork.quoted(words))
                .append('\n');
    }

    private static void list(StringBuilder out, String key, List<String> words) {
        out.append("    ").append(key).append(":\n");
        words.forEach(word ->
                out.append("      - ").append(TerritoryRulesFork.quoted(word)).append('\n'));
    }

    /// Returns all values of a folder of rules by their address.
    public static Map<String, String> values(RulesFolder folder) {
        var values = new TreeMap<String, String>();
        AddressedProtocolValues.of(folder).forEach((address, value) -> values.put(address, value.value()));
        return values;
    }

    /// Returns the addresses of the values that differ between two folders. Values of the identity, such as the
    /// version, are not compared.
    public static List<String> changed(RulesFolder before, RulesFolder after) {
        var old = AddressedProtocolValues.of(before);
        var now = AddressedProtocolValues.of(after);
        var addresses = new TreeMap<String, Boolean>();
        for (Map.Entry<String, AddressedProtocolValues.ProtocolValue> one : now.entrySet())
            if (!Optional.ofNullable(old.get(one.getKey()))
                    .filter(value -> value.value().equals(one.getValue().value()))
                    .isPresent()) addresses.put(one.getKey(), true);
        old.keySet().stream()
                .filter(address -> !now.containsKey(address))
                .forEach(address -> addresses.put(address, true));
        return addresses.keySet().stream()
                .filter(address -> !AddressedProtocolValues.file(address).equals(RuleFileSchemas.IDENTITY))
                .filter(address -> !address.endsWith("/source")
                        && !address.endsWith("/" + TerritoryRulesOverlay.WHY)
                        && !address.endsWith("/id"))
                .toList();
    }

    /// « Qui a écrit » — returns the last entry that changed the value at an address; empty if it never changed.
    public static Optional<RulesHistoryEntry> last(List<RulesHistoryEntry> entries, String address) {
        return entries.stream()
                .filter(entry ->
                        entry.rules().stream().anyMatch(rule -> rule.equals(address) || address.startsWith(rule + "/")))
                .findFirst()
                .or(() -> entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()));
    }
}
