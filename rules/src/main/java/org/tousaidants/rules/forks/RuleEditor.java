package org.tousaidants.rules.forks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tousaidants.rules.archive.AddressedProtocolValues;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.TerritoryRulesOverlay;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Réécriture » — changes one level, sentence or delay of the rules for a person who does not read YAML: lists the
/// editable rules with their values, and writes the files with a new value.
public final class RuleEditor {
    private static final String TEXTS = "que-faire|ou|phrase|exemple|question|rassure|alerte|desaccord|par";
    private static final String NUMBERS = "validite-mois|grace-jours|delai-jours|au-moins|seuil|part-pour-cent|minutes|"
            + "pairs|signatures|recours-jours";
    private static final int SHORT = 70;

    /// « Règle à l’écran » — one rule that a person can edit on screen.
    ///
    /// @param file name of its file, which is its chapter
    /// @param thing subject of the rule in the words of the protocol; empty if it concerns the whole file
    /// @param key key of the rule in the file
    /// @param number whether the value is a number
    public record EditableRule(String address, String file, String thing, String key, String value, boolean number) {}

    private RuleEditor() {}

    /// Returns the rules that a person may edit on screen, in the order of the files.
    ///
    /// @param own the territory's files
    /// @param base the base of these files; empty if there is none
    public static List<EditableRule> rules(RulesFolder own, Optional<RulesFolder> base) {
        var laid = LabelProtocolReader.laid(own.bare().over(base), _ -> Optional.empty());
        if (laid.isEmpty()) return List.of();
        var rules = new ArrayList<EditableRule>();
        var kept = base.map(RuleEditor::questions).orElse(Set.of());
        laid.get().trees().forEach((file, tree) -> {
            if (!file.equals(RuleFileSchemas.IDENTITY))
                AddressedProtocolValues.of(Map.of(file, tree)).forEach((address, value) -> {
                    if (value.tree() instanceof YamlScalar leaf && !kept.contains(address))
                        rule(laid.get(), file, tree, address, leaf).ifPresent(rules::add);
                });
        });
        return List.copyOf(rules);
    }

    /// Returns the addresses of the questions about facts that the base defines. A territory may add facts, but
    /// may not change these questions.
    private static Set<String> questions(RulesFolder base) {
        return AddressedProtocolValues.of(base).keySet().stream()
                .filter(address -> address.contains("/faits/") && address.endsWith("/question"))
                .collect(Collectors.toSet());
    }

    private static Optional<EditableRule> rule(
            LabelProtocolReader.MergedProtocol laid, String file, YamlTree tree, String address, YamlScalar leaf) {
        var steps = AddressedProtocolValues.steps(address);
        var key = steps.getLast();
        if (steps.contains("exemples") || steps.contains("questions")) return Optional.empty();
        if (steps.size() == 3 && steps.getFirst().equals("grille")) {
            var competence = laid.protocol().skills().competence(steps.get(1));
            var profile = laid.protocol().profile(key);
            return competence.isEmpty() || profile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EditableRule(
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
        return Optional.of(new EditableRule(
                address, file, thing(tree, steps), key, leaf.text().strip(), number));
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

    /// Returns the territory's files with the new value of a rule and the reason for the change.
    ///
    /// @param own the territory's files
    /// @param why reason for the change
    public static RulesFolder with(RulesFolder own, EditableRule rule, String value, String why) {
        var steps = AddressedProtocolValues.steps(rule.address());
        var values = new LinkedHashMap<List<String>, YamlTree>();
        values.put(
                steps,
                new YamlScalar(
                        new FileLinePosition("", 1),
                        rule.number() ? value.strip() : TerritoryRulesFork.oneLine(value),
                        rule.number()));
        var named = rule.file().matches("label-.*|charte.yaml|garanties.yaml|entretien-de-pairs.yaml|profils.yaml");
        if (named && steps.size() == 3 && !steps.getFirst().equals("decision"))
            values.put(List.of(steps.get(0), steps.get(1), "source"), text(why));
        return with(own, rule.file(), values, why);
    }

    /// Returns the territory's files after setting several values in one of the files.
    ///
    /// @param own the territory's files
    /// @param file name of the file to change
    /// @param values the new values by address
    /// @param why reason for the change
    static RulesFolder with(RulesFolder own, String file, Map<List<String>, YamlTree> values, String why) {
        var text = own.files().get(file);
        YamlTree tree = Optional.ofNullable(text)
                .flatMap(written -> YamlParser.read(file, written, new ProtocolMistakes()))
                .orElseGet(() -> begun(text(why)));
        for (var value : values.entrySet())
            tree = AddressedProtocolValues.setInList(tree, value.getKey(), value.getValue());
        var files = new TreeMap<>(own.files());
        files.put(file, head(file, text) + YamlTreeWriter.of(tree, text == null ? Map.of() : Map.of(file, text)));
        return new RulesFolder(own.name(), files, own.mistakes());
    }

    static YamlScalar text(String words) {
        return new YamlScalar(FileLinePosition.start(""), TerritoryRulesFork.oneLine(words), false);
    }

    private static YamlTree begun(YamlScalar reason) {
        var fields = new LinkedHashMap<String, YamlField>();
        fields.put(TerritoryRulesOverlay.WHY, new YamlField(FileLinePosition.start(""), reason));
        fields.put("source", new YamlField(FileLinePosition.start("!"), reason));
        return new YamlMapping(FileLinePosition.start(""), fields);
    }

    private static String head(String file, @org.jspecify.annotations.Nullable String text) {
        return text == null
                ? "# yaml-language-server: $schema=../schema/territoire/" + file.replace(".yaml", ".schema.json") + "\n"
                : "";
    }
}
