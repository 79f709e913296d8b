package org.tousaidants.rules.forks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;

/// « Texte d’un arbre YAML » — writes a YAML tree as text in the usual style, with the comments of the original
/// files above each part.
public final class YamlTreeWriter {
    private static final int WIDTH = 100;
    private static final String NUMBER = "[-+]?[\\d.]+([eE][-+]?\\d+)?|true|false|null|~|oui|non|yes|no";

    private final Map<String, List<String>> sources = new TreeMap<>();
    private final Set<String> copied = new HashSet<>();
    private final StringBuilder out = new StringBuilder();

    private YamlTreeWriter(Map<String, String> texts) {
        texts.forEach((file, text) -> sources.put(file, text.lines().toList()));
    }

    /// Returns the YAML text of a tree.
    ///
    /// @param texts the original files by name, to which the positions of the tree refer
    public static String of(YamlTree tree, Map<String, String> texts) {
        var writer = new YamlTreeWriter(texts);
        if (tree instanceof YamlMapping(var _, var fields)) writer.fields(fields, "", "");
        return writer.out.toString();
    }

    /// Writes the keys and values of a mapping.
    ///
    /// @param first text written before the first key instead of the margin
    /// @param margin text before every other key
    private void fields(Map<String, YamlField> fields, String margin, String first) {
        var before = first.isEmpty() ? margin : first;
        for (var entry : fields.entrySet()) {
            if (before.equals(margin)) remarks(entry.getValue().at(), margin);
            out.append(before).append(key(entry.getKey())).append(':');
            value(entry.getValue().value(), margin);
            before = margin;
        }
    }

    private void value(YamlTree value, String margin) {
        switch (value) {
            case YamlScalar leaf ->
                out.append(' ')
                        .append(leaf(leaf, margin + "  ", WIDTH - margin.length()))
                        .append('\n');
            case YamlMapping(var _, var fields) -> {
                if (onOneLine(fields)) out.append(' ').append(flow(value)).append('\n');
                else {
                    out.append('\n');
                    fields(fields, margin + "  ", "");
                }
            }
            case YamlList(var _, var items) -> {
                if (items.stream()
                                .allMatch(item -> item instanceof YamlScalar leaf
                                        && !leaf.text().contains("\n"))
                        && flow(value).length() < 2 * WIDTH)
                    out.append(' ').append(flow(value)).append('\n');
                else {
                    out.append('\n');
                    for (var item : items) item(item, margin + "  ");
                }
            }
        }
    }

    private void item(YamlTree item, String margin) {
        if (item instanceof YamlMapping(var at, var fields) && !onOneLine(fields)) {
            remarks(fields.values().stream().findFirst().map(YamlField::at).orElse(at), margin);
            fields(fields, margin + "  ", margin + "- ");
        } else if (item instanceof YamlScalar leaf)
            out.append(margin)
                    .append("- ")
                    .append(leaf(leaf, margin + "  ", WIDTH))
                    .append('\n');
        else out.append(margin).append("- ").append(flow(item)).append('\n');
    }

    /// Returns whether a mapping is written on one line: it was so in the original file, or its values are
    /// levels of skill.
    private static boolean onOneLine(Map<String, YamlField> fields) {
        if (fields.isEmpty()) return true;
        if (!fields.values().stream().allMatch(field -> field.value() instanceof YamlScalar)) return false;
        var places = fields.values().stream().map(YamlField::at).collect(Collectors.toSet());
        return fields.size() > 1 && places.size() == 1
                || fields.values().stream()
                        .allMatch(field -> field.value() instanceof YamlScalar leaf
                                && leaf.plain()
                                && leaf.text().matches("\\d+"));
    }

    private static String flow(YamlTree tree) {
        return switch (tree) {
            case YamlScalar leaf ->
                leaf.plain() && leaf.text().matches("[\\p{L}\\d._-]+( [\\p{L}\\d._-]+)*")
                        ? leaf.text()
                        : quoted(leaf.text());
            case YamlList(var _, var items) ->
                items.stream().map(YamlTreeWriter::flow).collect(Collectors.joining(", ", "[", "]"));
            case YamlMapping(var _, var fields) ->
                fields.entrySet().stream()
                        .map(field -> key(field.getKey()) + ": "
                                + flow(field.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String key(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9.-]*") && !key.matches(NUMBER) ? key : quoted(key);
    }

    private static String leaf(YamlScalar leaf, String margin, int width) {
        var text = leaf.text().strip();
        if (text.contains("\n"))
            return "|-\n"
                    + text.lines()
                            .map(line -> line.isEmpty() ? line : margin + line)
                            .collect(Collectors.joining("\n"));
        if (text.length() > width - 20 && text.matches("\\S.*\\S") && !text.contains("  "))
            return ">-\n" + wrapped(text, margin);
        // A number and the word « oui » must not be quoted, because quotes would turn them into plain text.
        if (leaf.plain() && (text.matches("\\d+|oui|non") || plain(text))) return text;
        return quoted(text);
    }

    private static boolean plain(String text) {
        return text.matches("[\\p{L}\\d].*") && !text.contains(": ") && !text.contains(" #") && !text.endsWith(":");
    }

    private static String wrapped(String text, String margin) {
        var lines = new StringBuilder(margin);
        var length = margin.length();
        for (var word : text.split(" ")) {
            if (length + word.length() > WIDTH && length > margin.length()) {
                lines.append('\n').append(margin);
                length = margin.length();
            }
            if (length > margin.length()) {
                lines.append(' ');
                length++;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /// Copies the comments and empty lines that stand above a part in the original file.
    ///
    /// @param at position of the part in the original file
    /// @param margin text before each line
    private void remarks(FileLinePosition at, String margin) {
        var lines = sources.getOrDefault(at.file(), List.of());
        var from = Math.min(at.line(), lines.size() + 1) - 1;
        var top = from;
        while (top > 0 && lines.get(top - 1).strip().matches("(#.*)?")) top--;
        for (var line = top; line < from; line++)
            if (copied.add(at.file() + ":" + line)) {
                var words = lines.get(line).strip();
                out.append(words.isEmpty() ? "" : margin + words).append('\n');
            }
    }
}
