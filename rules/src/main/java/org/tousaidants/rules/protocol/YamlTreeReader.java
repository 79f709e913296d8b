package org.tousaidants.rules.protocol;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;

/// « Lecture d’un arbre YAML » — reads values from a tree that [RuleFileSchemaCheck] has checked. If a part is
/// wrong, an empty value is read instead, so that reading continues and all mistakes are reported at once.
public record YamlTreeReader(YamlTree tree) {
    public static final YamlTreeReader NOTHING =
            new YamlTreeReader(new YamlMapping(FileLinePosition.start(""), Map.of()));

    public FileLinePosition at() {
        return tree.at();
    }

    private @Nullable YamlTree child(String name) {
        if (!(tree instanceof YamlMapping(var _, var fields))) return null;
        var field = fields.get(name);
        return field == null ? null : field.value();
    }

    public boolean has(String name) {
        return child(name) != null;
    }

    /// Returns the position of the key with this name; if the key is absent, the position of the mapping.
    public FileLinePosition at(String name) {
        return tree instanceof YamlMapping(var _, var fields) && fields.get(name) instanceof YamlTree.YamlField field
                ? field.at()
                : tree.at();
    }

    public YamlTreeReader in(String name) {
        var child = child(name);
        return child == null ? NOTHING : new YamlTreeReader(child);
    }

    public String text(String name) {
        return child(name) instanceof YamlScalar(var _, var text, var _) ? text.strip() : "";
    }

    public Optional<String> optionalText(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    public int whole(String name, int otherwise) {
        return number(child(name), otherwise);
    }

    private static int number(@Nullable YamlTree tree, int otherwise) {
        return tree instanceof YamlScalar(var _, var text, var _) && text.matches("\\d{1,9}")
                ? Integer.parseInt(text)
                : otherwise;
    }

    public boolean yes(String name) {
        return text(name).equals("oui");
    }

    public Optional<LocalDate> day(String name) {
        try {
            return optionalText(name).map(LocalDate::parse);
        } catch (DateTimeException refusedAlready) {
            return Optional.empty();
        }
    }

    public List<YamlTreeReader> each(String name) {
        if (!(child(name) instanceof YamlList(var _, var items))) return List.of();
        return items.stream()
                .filter(item -> item instanceof YamlMapping)
                .map(YamlTreeReader::new)
                .toList();
    }

    public Set<String> words(String name) {
        var words = new LinkedHashSet<String>();
        for (var leaf : leaves(name)) words.add(leaf.text().strip());
        return words;
    }

    public List<YamlScalar> leaves(String name) {
        var leaves = new ArrayList<YamlScalar>();
        if (child(name) instanceof YamlList(var _, var items))
            for (var item : items) if (item instanceof YamlScalar leaf) leaves.add(leaf);
        return leaves;
    }

    public List<Integer> wholes(String name) {
        return leaves(name).stream().map(leaf -> number(leaf, 0)).toList();
    }

    /// Returns the entries of the mapping with this name, in the order of the file.
    public Map<String, YamlTreeReader> entries(String name) {
        var entries = new LinkedHashMap<String, YamlTreeReader>();
        if (child(name) instanceof YamlMapping(var _, var fields))
            fields.forEach((key, field) -> entries.put(key, new YamlTreeReader(field.value())));
        return entries;
    }

    public Map<String, Integer> levels(String name) {
        var levels = new LinkedHashMap<String, Integer>();
        entries(name).forEach((key, value) -> levels.put(key, number(value.tree(), 0)));
        return levels;
    }

    /// Returns the value of this node as text.
    public String value() {
        return tree instanceof YamlScalar(var _, var text, var _) ? text.strip() : "";
    }
}
