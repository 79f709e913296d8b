package org.tousaidants.places.agreements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// « Texte de l’accord » — the text of a version as parts to show. A line is a heading (`## `), an item (`- `), a
/// row of a table (`| a | b |`) or a paragraph.
record AgreementText(List<TextPart> parts) {
    enum PartKind {
        HEADING,
        PARAGRAPH,
        LIST,
        TABLE
    }

    /// @param section the heading above the part; empty before the first heading
    /// @param lines of one kind, without their marks
    record TextPart(PartKind kind, String section, List<String> lines) {
        String line() {
            return lines.getFirst();
        }

        /// The cells of the first row of a table.
        List<String> head() {
            return cells(line());
        }

        /// The cells of the other rows, as many as the first row has.
        List<List<String>> rows() {
            var width = head().size();
            return lines.stream()
                    .skip(1)
                    .map(AgreementText::cells)
                    .map(cells -> {
                        var row = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
                        while (row.size() < width) row.add("");
                        return List.copyOf(row);
                    })
                    .toList();
        }
    }

    /// « Changement de l’accord » — lines of one section that differ between two versions.
    record TextChange(String section, List<String> removed, List<String> added) {}

    private static final Pattern RULE = Pattern.compile("\\|[-| :]+\\|");
    private static final Pattern TO_FILL = Pattern.compile("\\[[^\\]\\n]+]");
    private static final String HEADING = "## ";

    AgreementText {
        parts = List.copyOf(parts);
    }

    static AgreementText of(String text) {
        var parts = new ArrayList<TextPart>();
        var section = "";
        var lines = new ArrayList<String>();
        PartKind open = PartKind.PARAGRAPH;
        for (var raw : text.lines().toList()) {
            var line = raw.strip();
            var kind = kind(line);
            if (!lines.isEmpty() && (kind != open || kind == PartKind.PARAGRAPH || line.isEmpty())) {
                parts.add(new TextPart(open, section, List.copyOf(lines)));
                lines.clear();
            }
            if (line.isEmpty() || RULE.matcher(line).matches()) continue;
            if (kind == PartKind.HEADING) {
                section = line.substring(HEADING.length()).strip();
                parts.add(new TextPart(kind, section, List.of(section)));
                continue;
            }
            open = kind;
            lines.add(kind == PartKind.LIST ? line.substring(2).strip() : line);
        }
        if (!lines.isEmpty()) parts.add(new TextPart(open, section, List.copyOf(lines)));
        return new AgreementText(parts);
    }

    private static PartKind kind(String line) {
        if (line.startsWith(HEADING) && line.length() > HEADING.length()) return PartKind.HEADING;
        if (line.startsWith("- ")) return PartKind.LIST;
        return line.length() > 2 && line.startsWith("|") && line.endsWith("|") ? PartKind.TABLE : PartKind.PARAGRAPH;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /// The parts of a text that are still to fill: `[…]`.
    static Set<String> toFill(String text) {
        return TO_FILL.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /// The lines that differ between two texts, in the order of the later one.
    static List<TextChange> changes(String before, String after) {
        var old = SectionLine.of(before);
        var now = SectionLine.of(after);
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--)
            for (var j = now.size() - 1; j >= 0; j--)
                common[i][j] = old.get(i).line().equals(now.get(j).line())
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        var changes = new ArrayList<TextChange>();
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        var section = "";
        for (int i = 0, j = 0; i <= old.size() || j <= now.size(); ) {
            var more = i < old.size() || j < now.size();
            var same = i < old.size()
                    && j < now.size()
                    && old.get(i).line().equals(now.get(j).line());
            if (!more || same) {
                if (!removed.isEmpty() || !added.isEmpty()) {
                    changes.add(new TextChange(section, List.copyOf(removed), List.copyOf(added)));
                    removed.clear();
                    added.clear();
                }
                if (!more) break;
                i++;
                j++;
            } else if (j < now.size() && (i == old.size() || common[i][j + 1] > common[i + 1][j])) {
                section = now.get(j).section();
                added.add(now.get(j++).line());
            } else {
                section = old.get(i).section();
                removed.add(old.get(i++).line());
            }
        }
        return changes;
    }

    /// A line to compare, without its marks.
    private record SectionLine(String section, String line) {
        static List<SectionLine> of(String text) {
            return AgreementText.of(text).parts().stream()
                    .flatMap(part -> part.lines().stream()
                            .map(line -> new SectionLine(
                                    part.section(),
                                    part.kind() == PartKind.TABLE ? String.join(" – ", cells(line)) : line)))
                    .toList();
        }
    }
}
