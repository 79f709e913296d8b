package org.tousaidants.rules.forks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tousaidants.rules.archive.FlattenedProtocol;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFork;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RulesOverlay;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.Field;
import org.tousaidants.rules.protocol.YamlTree.Fields;
import org.tousaidants.rules.protocol.YamlTree.Scalar;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.ProtocolReader;

/// « Réécriture » — changes one level, sentence or delay of the rules for a person who does not read YAML: it
/// lists the editable rules with their values, and writes the files with the new value.
public final class RuleEditor {
    private static final String TEXTS = "que-faire|ou|phrase|exemple|question|rassure|alerte|desaccord|par";
    private static final String NUMBERS = "validite-mois|grace-jours|delai-jours|au-moins|seuil|part-pour-cent|minutes|"
            + "pairs|signatures|recours-jours";
    private static final int SHORT = 70;

    /// « Règle à l’écran » — one editable rule.
    ///
    /// @param file name of its file, which is its chapter
    /// @param thing its subject, in the words of the protocol; empty for the file as a whole
    /// @param key its key in the file
    /// @param number whether its value is a number
    public record Rule(String address, String file, String thing, String key, String value, boolean number) {}

    private RuleEditor() {}

    /// The rules that a person may edit on screen, in the order of the files.
    public static List<Rule> rules(RulesFolder own, Optional<RulesFolder> base) {
        var laid = ProtocolReader.laid(own.bare().over(base), _ -> Optional.empty());
        if (laid.isEmpty()) return List.of();
        var rules = new ArrayList<Rule>();
        var kept = base.map(RuleEditor::questions).orElse(Set.of());
        laid.get().trees().forEach((file, tree) -> {
            if (!file.equals(FileSchemas.IDENTITY))
                FlattenedProtocol.of(Map.of(file, tree)).forEach((address, value) -> {
                    if (value.tree() instanceof Scalar leaf && !kept.contains(address))
                        rule(laid.get(), file, tree, address, leaf).ifPresent(rules::add);
                });
        });
        return List.copyOf(rules);
    }

    /// Addresses of the questions of facts that the base defines: a territory cannot change these questions,
    /// only add facts.
    private static Set<String> questions(RulesFolder base) {
        return FlattenedProtocol.of(base).keySet().stream()
                .filter(address -> address.contains("/faits/") && address.endsWith("/question"))
                .collect(Collectors.toSet());
    }

    private static Optional<Rule> rule(
            ProtocolReader.MergedProtocol laid, String file, YamlTree tree, String address, Scalar leaf) {
        var steps = FlattenedProtocol.steps(address);
        var key = steps.getLast();
        if (steps.contains("exemples") || steps.contains("questions")) return Optional.empty();
        if (steps.size() == 3 && steps.getFirst().equals("grille")) {
            var competence = laid.protocol().skills().competence(steps.get(1));
            var profile = laid.protocol().profile(key);
            return competence.isEmpty() || profile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Rule(
                            address,
                            file,
                            competence.get().id() + " " + competence.get().name() + " · "
                                    + profile.get().name(),
                            "niveau",
                            leaf.text(),
                            true));
        }
        var number = key.matches(NUMBERS);
        if (!number && !key.matches(TEXTS)) return Optional.empty();
        return Optional.of(
                new Rule(address, file, thing(tree, steps), key, leaf.text().strip(), number));
    }

    private static String thing(YamlTree tree, List<String> steps) {
        if (steps.size() < 3) return "";
        var entry = new YamlTreeReader(tree)
                .each(steps.getFirst()).stream()
                        .filter(each -> each.text("id").equals(steps.get(1)))
                        .findFirst()
                        .orElse(YamlTreeReader.NOTHING);
        for (var name : List.of("nom", "texte", "phrase"))
            if (entry.has(name)) {
                var text = entry.text(name);
                return text.length() > SHORT ? text.substring(0, SHORT) + "…" : text;
            }
        return steps.get(1);
    }

    /// The territory's files with the new value and the reason for it.
    public static RulesFolder with(RulesFolder own, Rule rule, String value, String why) {
        var steps = FlattenedProtocol.steps(rule.address());
        var values = new LinkedHashMap<List<String>, YamlTree>();
        values.put(
                steps,
                new Scalar(
                        new SourcePosition("", 1),
                        rule.number() ? value.strip() : RulesFork.oneLine(value),
                        rule.number()));
        var named = rule.file().matches("label-.*|charte.yaml|garanties.yaml|entretien-de-pairs.yaml|profils.yaml");
        if (named && steps.size() == 3 && !steps.getFirst().equals("decision"))
            values.put(List.of(steps.get(0), steps.get(1), "source"), text(why));
        return with(own, rule.file(), values, why);
    }

    /// The territory's files with these values in one of them.
    static RulesFolder with(RulesFolder own, String file, Map<List<String>, YamlTree> values, String why) {
        var text = own.files().get(file);
        YamlTree tree = Optional.ofNullable(text)
                .flatMap(written -> YamlParser.read(file, written, new ProtocolMistakes()))
                .orElseGet(() -> begun(text(why)));
        for (var value : values.entrySet()) tree = FlattenedProtocol.setInList(tree, value.getKey(), value.getValue());
        var files = new TreeMap<>(own.files());
        files.put(file, head(file, text) + YamlTreeWriter.of(tree, text == null ? Map.of() : Map.of(file, text)));
        return new RulesFolder(own.name(), files, own.mistakes());
    }

    static Scalar text(String words) {
        return new Scalar(SourcePosition.start(""), RulesFork.oneLine(words), false);
    }

    private static YamlTree begun(Scalar reason) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put(RulesOverlay.WHY, new Field(SourcePosition.start(""), reason));
        fields.put("source", new Field(SourcePosition.start("!"), reason));
        return new Fields(SourcePosition.start(""), fields);
    }

    private static String head(String file, @org.jspecify.annotations.Nullable String text) {
        return text == null
                ? "# yaml-language-server: $schema=../schema/territoire/" + file.replace(".yaml", ".schema.json") + "\n"
                : "";
    }
}
