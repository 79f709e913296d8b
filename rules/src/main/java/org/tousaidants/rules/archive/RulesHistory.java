package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.protocol.FileSchema;
import org.tousaidants.rules.protocol.FileSchemaCheck;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RulesOverlay;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Historique » — the authors, days, workshops and votes of the rules, in a file of the protocol.
public final class RulesHistory {
    public static final String FILE = "historique.yaml";

    private static final FileSchema SHAPE = FileSchemas.of("historique.schema.json");

    /// « Entrée » — one change of the rules.
    ///
    /// @param rules the addresses that it changed
    public record Entry(
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
                    .ifPresent(tree -> new FileSchemaCheck(mistakes).check(FILE, tree, SHAPE));
    }

    /// All entries, newest first. If the file is missing, one entry made from the identity of the rules.
    public static List<Entry> of(RulesFolder folder) {
        var text = folder.files().get(FILE);
        if (text == null) return ofIdentity(folder);
        var entries = new ArrayList<Entry>();
        YamlParser.read(FILE, text, new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING)
                .each("versions")
                .forEach(each -> entries.add(new Entry(
                        each.text("version"),
                        each.day("le").orElse(LocalDate.EPOCH),
                        List.copyOf(each.words("auteurs")),
                        each.optionalText("atelier"),
                        each.optionalText("vote"),
                        each.text("pourquoi"),
                        List.copyOf(each.words("regles")))));
        entries.removeIf(entry -> !entry.version().matches("\\d+(\\.\\d+)*"));
        entries.sort(
                Comparator.comparing(Entry::version, VersionComparator.RISING).reversed());
        return entries;
    }

    private static List<Entry> ofIdentity(RulesFolder folder) {
        var identity = YamlParser.read(
                        FileSchemas.IDENTITY,
                        folder.files().getOrDefault(FileSchemas.IDENTITY, ""),
                        new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING);
        return List.of(new Entry(
                identity.text("version"),
                identity.day("en-vigueur").orElse(LocalDate.EPOCH),
                List.of(),
                Optional.empty(),
                identity.optionalText("adopte-par"),
                identity.text("source"),
                List.of()));
    }

    /// A copy of the folder with one more entry, the newest.
    public static RulesFolder with(RulesFolder folder, Entry entry) {
        var before = folder.files().containsKey(FILE) ? of(folder) : List.<Entry>of();
        var entries = new ArrayList<Entry>();
        entries.add(entry);
        before.stream().filter(old -> !old.version().equals(entry.version())).forEach(entries::add);
        return folder.with(FILE, fileText(entries));
    }

    private static String fileText(List<Entry> entries) {
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
                .append(RulesFork.quoted(words))
                .append('\n');
    }

    private static void list(StringBuilder out, String key, List<String> words) {
        out.append("    ").append(key).append(":\n");
        words.forEach(
                word -> out.append("      - ").append(RulesFork.quoted(word)).append('\n'));
    }

    /// The values of a folder by address.
    public static Map<String, String> values(RulesFolder folder) {
        var values = new TreeMap<String, String>();
        FlattenedProtocol.of(folder).forEach((address, value) -> values.put(address, value.value()));
        return values;
    }

    /// The addresses whose values differ between two folders, without those of the identity.
    public static List<String> changed(RulesFolder before, RulesFolder after) {
        var old = FlattenedProtocol.of(before);
        var now = FlattenedProtocol.of(after);
        var addresses = new TreeMap<String, Boolean>();
        for (Map.Entry<String, FlattenedProtocol.Value> one : now.entrySet())
            if (!Optional.ofNullable(old.get(one.getKey()))
                    .filter(value -> value.value().equals(one.getValue().value()))
                    .isPresent()) addresses.put(one.getKey(), true);
        old.keySet().stream()
                .filter(address -> !now.containsKey(address))
                .forEach(address -> addresses.put(address, true));
        return addresses.keySet().stream()
                .filter(address -> !FlattenedProtocol.file(address).equals(FileSchemas.IDENTITY))
                .filter(address -> !address.endsWith("/source")
                        && !address.endsWith("/" + RulesOverlay.WHY)
                        && !address.endsWith("/id"))
                .toList();
    }

    /// « Qui a écrit » — the last entry that changed the value at an address; empty if it never changed.
    public static Optional<Entry> last(List<Entry> entries, String address) {
        return entries.stream()
                .filter(entry ->
                        entry.rules().stream().anyMatch(rule -> rule.equals(address) || address.startsWith(rule + "/")))
                .findFirst()
                .or(() -> entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()));
    }
}
