package org.tousaidants.label.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tousaidants.label.rules.Tree.Field;
import org.tousaidants.label.rules.Tree.Fields;
import org.tousaidants.label.rules.Tree.Items;
import org.tousaidants.label.rules.Tree.Leaf;

/// « Adresses » — every value of the files of a protocol by where it stands: `charte.yaml/engagements/CM-01/texte`.
/// What has an id is found by it, so that an address outlives lines and orders.
final class Flat {
    private static final String SEPARATOR = "/";
    /// What stands in a file as a table, not as a list of things with an id.
    private static final Set<String> TABLES = Set.of("grille");

    private Flat() {}

    /// @param value as one line
    record Value(Tree tree, String value) {}

    static Map<String, Value> of(Folder folder) {
        var all = new TreeMap<String, Value>();
        for (var file : trees(folder).entrySet()) add(file.getKey(), file.getValue(), all);
        var preamble = folder.files().get(Shapes.PREAMBLE);
        if (preamble != null)
            all.put(
                    Shapes.PREAMBLE,
                    new Value(new Leaf(At.start(Shapes.PREAMBLE), preamble, false), oneLine(preamble)));
        return all;
    }

    /// The files of the folder itself that can be read.
    static Map<String, Tree> trees(Folder folder) {
        var trees = new LinkedHashMap<String, Tree>();
        for (var file : Shapes.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null) YamlText.read(file, text, new Mistakes()).ifPresent(tree -> trees.put(file, tree));
        }
        return trees;
    }

    static Map<String, Value> of(Map<String, Tree> trees) {
        var all = new TreeMap<String, Value>();
        trees.forEach((file, tree) -> add(file, tree, all));
        return all;
    }

    private static void add(String path, Tree tree, Map<String, Value> all) {
        switch (tree) {
            case Leaf leaf -> all.put(path, new Value(leaf, oneLine(leaf.text())));
            case Fields(var _, var fields) ->
                fields.forEach((name, field) -> add(path + SEPARATOR + name, field.value(), all));
            case Items items -> {
                if (named(items))
                    for (var item : items.items()) add(path + SEPARATOR + id(item).orElseThrow(), item, all);
                else all.put(path, new Value(items, shown(items)));
            }
        }
    }

    private static boolean named(Items items) {
        return !items.items().isEmpty() && items.items().stream().allMatch(item -> id(item).isPresent());
    }

    private static Optional<String> id(Tree item) {
        return Optional.of(new Cursor(item).text("id")).filter(id -> !id.isEmpty());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String shown(Tree tree) {
        return switch (tree) {
            case Leaf leaf -> oneLine(leaf.text());
            case Items(var _, var items) ->
                "[" + String.join(", ", items.stream().map(Flat::shown).toList()) + "]";
            case Fields(var _, var fields) -> {
                var parts = new ArrayList<String>();
                fields.forEach((name, field) -> parts.add(name + ": " + shown(field.value())));
                yield "{" + String.join(", ", parts) + "}";
            }
        };
    }

    static String file(String address) {
        return address.contains(SEPARATOR) ? address.substring(0, address.indexOf(SEPARATOR)) : address;
    }

    static List<String> steps(String address) {
        return address.contains(SEPARATOR)
                ? Arrays.asList(
                        address.substring(address.indexOf(SEPARATOR) + 1).split(SEPARATOR, -1))
                : List.of();
    }

    /// The tree with another value there; what leads to it is made when it is not there.
    static Tree set(Tree root, List<String> steps, Tree value) {
        return set(root, steps, value, false);
    }

    private static Tree set(@Nullable Tree under, List<String> steps, Tree value, boolean item) {
        if (steps.isEmpty()) return value;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (under instanceof Items(var at, var items) && (items.isEmpty() || named(new Items(at, items)))) {
            var now = new ArrayList<Tree>();
            var found = false;
            for (var each : items) {
                var here = id(each).filter(step::equals).isPresent();
                found |= here;
                now.add(here ? set(each, rest, value, true) : each);
            }
            if (!found) now.add(set(withId(value.at(), step), rest, value, true));
            return new Items(at, now);
        }
        var fields = new LinkedHashMap<String, Field>();
        var at = value.at();
        if (under instanceof Fields(var there, var known)) {
            fields.putAll(known);
            at = there;
        }
        var old = fields.get(step);
        // The id of the thing that the address leads to is there already.
        if (item && rest.isEmpty() && step.equals("id") && old != null) return new Fields(at, fields);
        fields.put(
                step,
                new Field(
                        old == null ? value.at() : old.at(),
                        set(old == null ? null : old.value(), rest, value, false)));
        return new Fields(at, fields);
    }

    /// As above, where a list of things with an id has to be begun.
    static Tree setInList(Tree root, List<String> steps, Tree value) {
        if (steps.size() >= 3
                && !TABLES.contains(steps.getFirst())
                && root instanceof Fields(var at, var fields)
                && !fields.containsKey(steps.getFirst())) {
            var begun = new LinkedHashMap<>(fields);
            begun.put(steps.getFirst(), new Field(value.at(), new Items(value.at(), List.of())));
            return set(new Fields(at, begun), steps, value);
        }
        return set(root, steps, value);
    }

    private static Fields withId(At at, String id) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put("id", new Field(at, new Leaf(at, id, !id.matches("[\\d.]+"))));
        return new Fields(at, fields);
    }

    /// The tree without that value, nor what says nothing without it.
    static Tree without(Tree root, List<String> steps) {
        return Optional.ofNullable(cut(root, steps)).orElse(root);
    }

    private static @Nullable Tree cut(Tree tree, List<String> steps) {
        if (steps.isEmpty()) return null;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (tree instanceof Items(var at, var items)) {
            var now = new ArrayList<Tree>();
            for (var each : items) {
                var kept = id(each).filter(step::equals).isPresent() ? cut(each, rest) : each;
                if (kept != null) now.add(kept);
            }
            return now.isEmpty() ? null : new Items(at, now);
        }
        if (!(tree instanceof Fields(var at, var fields)) || !fields.containsKey(step)) return tree;
        var now = new LinkedHashMap<>(fields);
        var kept = cut(Optional.ofNullable(fields.get(step)).orElseThrow().value(), rest);
        if (kept == null) now.remove(step);
        else
            now.put(
                    step,
                    new Field(
                            Optional.ofNullable(fields.get(step)).orElseThrow().at(), kept));
        var empty = now.keySet().stream().allMatch(List.of("id", "source")::contains);
        return empty ? null : new Fields(at, now);
    }
}
