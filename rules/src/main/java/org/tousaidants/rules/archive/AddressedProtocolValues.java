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
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Adresses » — lists every value of a protocol (the rules of a territory) under an address such as
/// `charte.yaml/engagements/CM-01/texte`. The id of a list item is part of its address, so that an address depends
/// neither on lines nor on order.
public final class AddressedProtocolValues {
    private static final String SEPARATOR = "/";
    /// Names of the parts of a file that are tables. All other lists contain items with an id.
    private static final Set<String> TABLES = Set.of("grille");

    private AddressedProtocolValues() {}

    /// One value of a protocol.
    ///
    /// @param tree the value as parsed YAML, with its position
    /// @param value the value as one line of text
    public record ProtocolValue(YamlTree tree, String value) {}

    public static Map<String, ProtocolValue> of(RulesFolder folder) {
        var values = new TreeMap<String, ProtocolValue>();
        for (var file : trees(folder).entrySet()) add(file.getKey(), file.getValue(), values);
        var preamble = folder.files().get(RuleFileSchemas.PREAMBLE);
        if (preamble != null)
            values.put(
                    RuleFileSchemas.PREAMBLE,
                    new ProtocolValue(
                            new YamlScalar(FileLinePosition.start(RuleFileSchemas.PREAMBLE), preamble, false),
                            oneLine(preamble)));
        return values;
    }

    /// Returns the parsed files of the folder by name, without those of its base; files that cannot be parsed
    /// are left out.
    public static Map<String, YamlTree> trees(RulesFolder folder) {
        var trees = new LinkedHashMap<String, YamlTree>();
        for (var file : RuleFileSchemas.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null)
                YamlParser.read(file, text, new ProtocolMistakes()).ifPresent(tree -> trees.put(file, tree));
        }
        return trees;
    }

    public static Map<String, ProtocolValue> of(Map<String, YamlTree> trees) {
        var values = new TreeMap<String, ProtocolValue>();
        trees.forEach((file, tree) -> add(file, tree, values));
        return values;
    }

    private static void add(String path, YamlTree tree, Map<String, ProtocolValue> values) {
        switch (tree) {
            case YamlScalar leaf -> values.put(path, new ProtocolValue(leaf, oneLine(leaf.text())));
            case YamlMapping(var _, var fields) ->
                fields.forEach((name, field) -> add(path + SEPARATOR + name, field.value(), values));
            case YamlList items -> {
                if (named(items))
                    for (var item : items.items()) add(path + SEPARATOR + id(item).orElseThrow(), item, values);
                else values.put(path, new ProtocolValue(items, shown(items)));
            }
        }
    }

    private static boolean named(YamlList items) {
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
            case YamlScalar leaf -> oneLine(leaf.text());
            case YamlList(var _, var items) ->
                "["
                        + String.join(
                                ", ",
                                items.stream()
                                        .map(AddressedProtocolValues::shown)
                                        .toList()) + "]";
            case YamlMapping(var _, var fields) -> {
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

    /// Returns a copy of the tree with a new value at this address; missing parents are created.
    public static YamlTree set(YamlTree root, List<String> steps, YamlTree value) {
        return set(root, steps, value, false);
    }

    private static YamlTree set(@Nullable YamlTree under, List<String> steps, YamlTree value, boolean item) {
        if (steps.isEmpty()) return value;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (under instanceof YamlList(var at, var items) && (items.isEmpty() || named(new YamlList(at, items)))) {
            var now = new ArrayList<YamlTree>();
            var found = false;
            for (var each : items) {
                var here = id(each).filter(step::equals).isPresent();
                found |= here;
                now.add(here ? set(each, rest, value, true) : each);
            }
            if (!found) now.add(set(withId(value.at(), step), rest, value, true));
            return new YamlList(at, now);
        }
        var fields = new LinkedHashMap<String, YamlField>();
        var at = value.at();
        if (under instanceof YamlMapping(var there, var known)) {
            fields.putAll(known);
            at = there;
        }
        var old = fields.get(step);
        // The address already contains the id of the item, so the id is not written a second time.
        if (item && rest.isEmpty() && step.equals("id") && old != null) return new YamlMapping(at, fields);
        fields.put(
                step,
                new YamlField(
                        old == null ? value.at() : old.at(),
                        set(old == null ? null : old.value(), rest, value, false)));
        return new YamlMapping(at, fields);
    }

    /// Returns a copy of a list of items in which a value is set, as [#set] does. An item with the id in the
    /// address is created if it does not exist.
    public static YamlTree setInList(YamlTree root, List<String> steps, YamlTree value) {
        if (steps.size() >= 3
                && !TABLES.contains(steps.getFirst())
                && root instanceof YamlMapping(var at, var fields)
                && !fields.containsKey(steps.getFirst())) {
            var begun = new LinkedHashMap<>(fields);
            begun.put(steps.getFirst(), new YamlField(value.at(), new YamlList(value.at(), List.of())));
            return set(new YamlMapping(at, begun), steps, value);
        }
        return set(root, steps, value);
    }

    private static YamlMapping withId(FileLinePosition at, String id) {
        var fields = new LinkedHashMap<String, YamlField>();
        fields.put("id", new YamlField(at, new YamlScalar(at, id, !id.matches("[\\d.]+"))));
        return new YamlMapping(at, fields);
    }

    /// Returns a copy of the tree without the value at this address. Parents that are empty afterwards are
    /// removed too.
    public static YamlTree without(YamlTree root, List<String> steps) {
        return Optional.ofNullable(cut(root, steps)).orElse(root);
    }

    private static @Nullable YamlTree cut(YamlTree tree, List<String> steps) {
        if (steps.isEmpty()) return null;
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (tree instanceof YamlList(var at, var items)) {
            var now = new ArrayList<YamlTree>();
            for (var each : items) {
                var kept = id(each).filter(step::equals).isPresent() ? cut(each, rest) : each;
                if (kept != null) now.add(kept);
            }
            return now.isEmpty() ? null : new YamlList(at, now);
        }
        if (!(tree instanceof YamlMapping(var at, var fields)) || !fields.containsKey(step)) return tree;
        var now = new LinkedHashMap<>(fields);
        var kept = cut(Optional.ofNullable(fields.get(step)).orElseThrow().value(), rest);
        if (kept == null) now.remove(step);
        else
            now.put(
                    step,
                    new YamlField(
                            Optional.ofNullable(fields.get(step)).orElseThrow().at(), kept));
        var empty = now.keySet().stream().allMatch(List.of("id", "source")::contains);
        return empty ? null : new YamlMapping(at, now);
    }
}
