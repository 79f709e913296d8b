package org.tousaidants.core.linkage;

import java.util.List;

/// Reads one or more columns of a row as one text, joined by a space.
final class LinkageRowValueReader {
    private final int[] ranks;

    LinkageRowValueReader(List<String> all, List<String> asked) {
        ranks = asked.stream().mapToInt(all::indexOf).toArray();
    }

    String of(LinkageInputRow row) {
        if (ranks.length == 1) return row.values()[ranks[0]];
        var joined = new StringBuilder();
        for (var rank : ranks) {
            var value = row.values()[rank];
            if (value.isEmpty()) continue;
            if (!joined.isEmpty()) joined.append(' ');
            joined.append(value);
        }
        return joined.toString();
    }
}
