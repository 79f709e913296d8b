package org.tousaidants.rules.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.Field;
import org.tousaidants.rules.protocol.YamlTree.Fields;
import org.tousaidants.rules.protocol.YamlTree.Items;
import org.tousaidants.rules.protocol.YamlTree.Scalar;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Adresses » — lists every value of a protocol under an address such as
/// `charte.yaml/engagements/CM-01/texte`. A list item is addressed by its id, so that its address depends on
/// neither lines nor order.
public final class FlattenedProtocol {
    private static final String SEPARATOR = "/";
    /// Names of the parts of a file that are tables. All other lists contain items with an id.
    private static final Set<String> TABLES = Set.of("grille");

    private FlattenedProtocol() {}

    /// @param value the value as one line of text
    public record Value(YamlTree tree, String value) {}

    public static Map<String, Value> of(RulesFolder folder) {
        var values = new TreeMap<String, Value>();
        for (var file : trees(folder).entrySet()) add(file.getKey(), file.getValue(), values);
        var preamble = folder.files().get(FileSchemas.PREAMBLE);
        if (preamble != null)
            values.put(
                    FileSchemas.PREAMBLE,
                    new Value(
                            new Scalar(SourcePosition.start(FileSchemas.PREAMBLE), preamble, false),
                            oneLine(preamble)));
        return values;
    }

    /// The parsed files of the folder, without its base; unreadable files are left out.
    public static Map<String, YamlTree> trees(RulesFolder folder) {
        var trees = new LinkedHashMap<String, YamlTree>();
        for (var file : FileSchemas.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null)
                YamlParser.read(file, text, new ProtocolMistakes()).ifPresent(tree -> trees.put(file, tree));
        }
        return trees;
    }

    public static Map<String, Value> of(Map<String, YamlTree> trees) {
        var values = new TreeMap<String, Value>();
        trees.forEach((file, tree) -> add(file, tree, values));
        return values;
    }

    private static void add(String path, YamlTree tree, Map<String, Value> values) {
        switch (tree) {
            case Scalar leaf -> values.put(path, new Value(leaf, oneLine(leaf.text())));
            case Fields(var _, var fields) ->
                fields.forEach((name, field) -> add(path + SEPARATOR + name, field.value(), values));
            case Items items -> {
                if (named(items))
                    for (var item : items.items()) add(path + SEPARATOR + id(item).orElseThrow(), item, values);
                else values.put(path, new Value(items, shown(items)));
            }
        }
    }

    private static boolean named(Items items) {
        return !items.items().isEmpty() && items.items().stream().allMatch(item -> id(item).isPresent());
    }

    private static Optional<String> id(YamlTree item) {
        return Optional.of(new YamlTreeReader(item).text("id")).filter(id -> !id.isEmpty());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String shown(YamlTree tree) {
        return switch (tree) {
            case Scalar leaf -> oneLine(leaf.text());
            case Items(var _, var items) ->
                "["
                        + String.join(
                                ", ",
                                items.stream().map(FlattenedProtocol::shown).toList()) + "]";
            case Fields(var _, var fields) -> {
                var parts = new ArrayList<String>();
                fields.forEach((name, field) -> parts.add(name + ": " + shown(field.value())));
                yield "{" + String.join(", ", parts) + "}";
            }
        };
    }

    public static String file(String address) {
        return address.contains(SEPARATOR) ? address.substring(0, address.indexOf(SEPARATOR)) : address;
    }

    public static List<String> steps(String address) {
        return address.contains(SEPARATOR)
                ? Arrays.asList(
                        address.substring(address.indexOf(SEPARATOR) + 1).split(SEPARATOR, -1))
                : List.of();
    }

    /// A copy of the tree with a new value at this address; missing parents are created.
    public static YamlTree set(YamlTree root, List<String> steps, YamlTree value) {
        return set(root, steps, value, false);
    }

    private static YamlTree set(@Nullable YamlTree under, List<String> steps, YamlTree value, boolean item) {
        if (steps.isEmpty()) return value;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (under instanceof Items(var at, var items) && (items.isEmpty() || named(new Items(at, items)))) {
            var now = new ArrayList<YamlTree>();
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
        // The address contains the id of the item, so the id is not written again.
        if (item && rest.isEmpty() && step.equals("id") && old != null) return new Fields(at, fields);
        fields.put(
                step,
                new Field(
                        old == null ? value.at() : old.at(),
                        set(old == null ? null : old.value(), rest, value, false)));
        return new Fields(at, fields);
    }

    /// Sets a value as [#set] does, in a list of items with an id, which is created if needed.
    public static YamlTree setInList(YamlTree root, List<String> steps, YamlTree value) {
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

    private static Fields withId(SourcePosition at, String id) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put("id", new Field(at, new Scalar(at, id, !id.matches("[\\d.]+"))));
        return new Fields(at, fields);
    }

    /// A copy of the tree without the value at this address, and without parents that are then empty.
    public static YamlTree without(YamlTree root, List<String> steps) {
        return Optional.ofNullable(cut(root, steps)).orElse(root);
    }

    private static @Nullable YamlTree cut(YamlTree tree, List<String> steps) {
        if (steps.isEmpty()) return null;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (tree instanceof Items(var at, var items)) {
            var now = new ArrayList<YamlTree>();
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
