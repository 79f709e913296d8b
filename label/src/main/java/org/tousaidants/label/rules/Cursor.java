package org.tousaidants.label.rules;

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
import org.tousaidants.label.rules.Tree.Fields;
import org.tousaidants.label.rules.Tree.Items;
import org.tousaidants.label.rules.Tree.Leaf;

/// Reads values out of a tree that [ShapeCheck] has judged: what was wrong is empty here, so that the rest of the
/// folder is still read and all mistakes are told at once.
record Cursor(Tree tree) {
    static final Cursor NOTHING = new Cursor(new Fields(At.start(""), Map.of()));

    At at() {
        return tree.at();
    }

    private @Nullable Tree child(String name) {
        if (!(tree instanceof Fields(var _, var fields))) return null;
        var field = fields.get(name);
        return field == null ? null : field.value();
    }

    boolean has(String name) {
        return child(name) != null;
    }

    /// Where a key stands, or the group when it is absent.
    At at(String name) {
        return tree instanceof Fields(var _, var fields) && fields.get(name) instanceof Tree.Field field
                ? field.at()
                : tree.at();
    }

    Cursor in(String name) {
        var child = child(name);
        return child == null ? NOTHING : new Cursor(child);
    }

    String text(String name) {
        return child(name) instanceof Leaf(var _, var text, var _) ? text.strip() : "";
    }

    Optional<String> optionalText(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    int whole(String name, int otherwise) {
        return number(child(name), otherwise);
    }

    private static int number(@Nullable Tree tree, int otherwise) {
        return tree instanceof Leaf(var _, var text, var _) && text.matches("\\d{1,9}")
                ? Integer.parseInt(text)
                : otherwise;
    }

    boolean yes(String name) {
        return text(name).equals("oui");
    }

    Optional<LocalDate> day(String name) {
        try {
            return optionalText(name).map(LocalDate::parse);
        } catch (DateTimeException refusedAlready) {
            return Optional.empty();
        }
    }

    List<Cursor> each(String name) {
        if (!(child(name) instanceof Items(var _, var items))) return List.of();
        return items.stream()
                .filter(item -> item instanceof Fields)
                .map(Cursor::new)
                .toList();
    }

    Set<String> words(String name) {
        var words = new LinkedHashSet<String>();
        for (var leaf : leaves(name)) words.add(leaf.text().strip());
        return words;
    }

    List<Leaf> leaves(String name) {
        var leaves = new ArrayList<Leaf>();
        if (child(name) instanceof Items(var _, var items))
            for (var item : items) if (item instanceof Leaf leaf) leaves.add(leaf);
        return leaves;
    }

    List<Integer> wholes(String name) {
        return leaves(name).stream().map(leaf -> number(leaf, 0)).toList();
    }

    /// The entries of a table, in the order of the file.
    Map<String, Cursor> entries(String name) {
        var entries = new LinkedHashMap<String, Cursor>();
        if (child(name) instanceof Fields(var _, var fields))
            fields.forEach((key, field) -> entries.put(key, new Cursor(field.value())));
        return entries;
    }

    Map<String, Integer> levels(String name) {
        var levels = new LinkedHashMap<String, Integer>();
        entries(name).forEach((key, value) -> levels.put(key, number(value.tree(), 0)));
        return levels;
    }

    /// The value of a table's entry.
    String value() {
        return tree instanceof Leaf(var _, var text, var _) ? text.strip() : "";
    }
}
