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
import org.tousaidants.rules.protocol.YamlTree.Fields;
import org.tousaidants.rules.protocol.YamlTree.Items;
import org.tousaidants.rules.protocol.YamlTree.Scalar;

/// « Lecture d’un arbre YAML » — reads values from a tree that [FileSchemaCheck] has checked. A wrong part is
/// read as empty, so that the rest of the folder is still read and all mistakes are reported at once.
public record YamlTreeReader(YamlTree tree) {
    public static final YamlTreeReader NOTHING = new YamlTreeReader(new Fields(SourcePosition.start(""), Map.of()));

    public SourcePosition at() {
        return tree.at();
    }

    private @Nullable YamlTree child(String name) {
        if (!(tree instanceof Fields(var _, var fields))) return null;
        var field = fields.get(name);
        return field == null ? null : field.value();
    }

    public boolean has(String name) {
        return child(name) != null;
    }

    /// The position of a key; if it is absent, of the mapping.
    public SourcePosition at(String name) {
        return tree instanceof Fields(var _, var fields) && fields.get(name) instanceof YamlTree.Field field
                ? field.at()
                : tree.at();
    }

    public YamlTreeReader in(String name) {
        var child = child(name);
        return child == null ? NOTHING : new YamlTreeReader(child);
    }

    public String text(String name) {
        return child(name) instanceof Scalar(var _, var text, var _) ? text.strip() : "";
    }

    public Optional<String> optionalText(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    public int whole(String name, int otherwise) {
        return number(child(name), otherwise);
    }

    private static int number(@Nullable YamlTree tree, int otherwise) {
        return tree instanceof Scalar(var _, var text, var _) && text.matches("\\d{1,9}")
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
        if (!(child(name) instanceof Items(var _, var items))) return List.of();
        return items.stream()
                .filter(item -> item instanceof Fields)
                .map(YamlTreeReader::new)
                .toList();
    }

    public Set<String> words(String name) {
        var words = new LinkedHashSet<String>();
        for (var leaf : leaves(name)) words.add(leaf.text().strip());
        return words;
    }

    public List<Scalar> leaves(String name) {
        var leaves = new ArrayList<Scalar>();
        if (child(name) instanceof Items(var _, var items))
            for (var item : items) if (item instanceof Scalar leaf) leaves.add(leaf);
        return leaves;
    }

    public List<Integer> wholes(String name) {
        return leaves(name).stream().map(leaf -> number(leaf, 0)).toList();
    }

    /// The entries of a mapping, in the order of the file.
    public Map<String, YamlTreeReader> entries(String name) {
        var entries = new LinkedHashMap<String, YamlTreeReader>();
        if (child(name) instanceof Fields(var _, var fields))
            fields.forEach((key, field) -> entries.put(key, new YamlTreeReader(field.value())));
        return entries;
    }

    public Map<String, Integer> levels(String name) {
        var levels = new LinkedHashMap<String, Integer>();
        entries(name).forEach((key, value) -> levels.put(key, number(value.tree(), 0)));
        return levels;
    }

    /// The value of this node as text.
    public String value() {
        return tree instanceof Scalar(var _, var text, var _) ? text.strip() : "";
    }
}
