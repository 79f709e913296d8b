package org.tousaidants.rules.forks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Plume » — changes one value of a YAML file written by people, and preserves the lines, their order and the
/// comments. It supports only the block style that the files of the rules use. The result is always parsed again as
/// a check.
final class YamlValueEditor {
    private final String file;
    private List<String> lines;

    private YamlValueEditor(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static YamlValueEditor on(String file, String text) {
        return new YamlValueEditor(
                file, new ArrayList<>(Arrays.asList(text.stripTrailing().split("\n", -1))));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /// Replaces a whole table, or adds it at the end of the file.
    ///
    /// @param name name of the table
    /// @param table levels by row, then by column
    /// @param remark comment to write above the table
    void table(String name, Map<String, Map<String, Integer>> table, String remark) {
        var block = new ArrayList<String>();
        block.add(name + ":");
        block.add("  # " + remark);
        table.forEach((line, cells) -> block.add("  \"" + line + "\": {"
                + cells.entrySet().stream()
                        .map(cell -> cell.getKey() + ": " + cell.getValue())
                        .collect(Collectors.joining(", "))
                + "}"));
        var root = root();
        var start = root.flatMap(fields -> Optional.ofNullable(fields.get(name)))
                .map(field -> field.at().line() - 1)
                .orElse(lines.size());
        replace(start, end(root.orElse(Map.of()), start), block);
    }

    /// Sets a list of words in one entry of the file. The entry or the list is added if it is missing.
    ///
    /// @param list name of the list of entries
    /// @param id id of the entry
    /// @param key key of the words in the entry
    /// @param words the new words
    /// @param remark comment to write above
    void words(String list, String id, String key, List<String> words, String remark) {
        var written = key + ": [" + String.join(", ", words) + "]";
        var root = root().orElse(Map.of());
        var whole = root.get(list);
        if (whole == null) {
            replace(lines.size(), lines.size(), List.of(list + ":"));
            whole = new YamlField(
                    new FileLinePosition(file, lines.size()),
                    new YamlList(new FileLinePosition(file, lines.size()), List.of()));
            root = root().orElse(Map.of());
        }
        var end = end(root, whole.at().line() - 1);
        var entries = whole.value() instanceof YamlList(var _, var items) ? items : List.<YamlTree>of();
        for (var i = 0; i < entries.size(); i++) {
            if (!(entries.get(i) instanceof YamlMapping(var _, var fields))
                    || !id.equals(new YamlTreeReader(entries.get(i)).text("id"))) continue;
            var stops = i + 1 < entries.size() ? entries.get(i + 1).at().line() - 1 : end;
            entry(fields, key, written, stops);
            return;
        }
        var margin = entries.isEmpty() ? "  " : margin(entries.getFirst().at().line() - 1);
        replace(end, end, List.of(margin + "# " + remark, margin + "- id: " + id, margin + "  " + written));
    }

    private void entry(Map<String, YamlField> fields, String key, String written, int stops) {
        var there = fields.get(key);
        if (there == null) {
            var id = Optional.ofNullable(fields.get("id")).orElseThrow().at().line() - 1;
            replace(id + 1, id + 1, List.of(" ".repeat(lines.get(id).indexOf("id")) + written));
            return;
        }
        var start = there.at().line() - 1;
        var end = fields.values().stream()
                .mapToInt(field -> field.at().line() - 1)
                .filter(line -> line > start)
                .min()
                .orElse(stops);
        var before = lines.get(start).substring(0, lines.get(start).indexOf(key));
        replace(start, withoutRemarks(start, end), List.of(before + written));
    }

    private String margin(int line) {
        return lines.get(line).substring(0, Math.max(0, lines.get(line).indexOf('-')));
    }

    /// Returns the index of the line after the last line of the part that begins at `start`.
    private int end(Map<String, YamlField> root, int start) {
        var next = root.values().stream()
                .mapToInt(field -> field.at().line() - 1)
                .filter(line -> line > start)
                .min()
                .orElse(lines.size());
        return withoutRemarks(start, next);
    }

    /// Returns the index of the line after a part, without the comments and empty lines at its end that belong
    /// to the next part.
    ///
    /// @param start index of the first line of the part
    /// @param end index of the line after the part and its last comments
    private int withoutRemarks(int start, int end) {
        var last = end;
        while (last > start + 1 && lines.get(last - 1).strip().matches("(#.*)?")) last--;
        return last;
    }

    private void replace(int from, int to, List<String> by) {
        var now = new ArrayList<>(lines.subList(0, from));
        now.addAll(by);
        now.addAll(lines.subList(to, lines.size()));
        lines = now;
    }

    private Optional<Map<String, YamlField>> root() {
        return YamlParser.read(file, text(), new ProtocolMistakes())
                .map(tree ->
                        tree instanceof YamlMapping(var _, var fields) ? fields : new TreeMap<String, YamlField>());
    }
}
