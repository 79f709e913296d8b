package org.tousaidants.places.matching;

import java.util.EnumMap;
import java.util.List;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedDecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;

/// Invented records of places, in the columns of real files.
final class Records {
    private Records() {}

    /// @param id `source:identifier`
    /// @param cells `nom=Médiathèque`, one for each known field
    static SourceEntry record(String id, String... cells) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var cell : cells) {
            var equals = cell.indexOf('=');
            var field = Field.ofColumn(cell.substring(0, equals)).orElseThrow();
            CellReader.read(field, cell.substring(equals + 1)).ifPresent(value -> values.put(field, value));
        }
        var key = key(id);
        return new SourceEntry(key.source(), key.id(), Sheet.of(values));
    }

    static RecordKey key(String id) {
        var colon = id.indexOf(':');
        return new RecordKey(id.substring(0, colon), id.substring(colon + 1));
    }

    static RecordedDecision same(String one, String other) {
        return RecordedDecision.same(key(one), key(other));
    }

    static RecordedDecision distinct(String one, String other) {
        return RecordedDecision.distinct(key(one), key(other));
    }

    static MatchResult match(SourceEntry... entries) {
        return Matcher.shipped(Communes.shipped()).match(List.of(entries));
    }

    /// The decision on two records; two that were not compared are distinct.
    static MatchDecision decision(MatchResult matchResult, String one, String other) {
        var both = List.of(key(one), key(other));
        return matchResult.pairs().stream()
                .filter(pair -> both.contains(pair.left()) && both.contains(pair.right()))
                .map(MatchResult.Pair::decision)
                .findFirst()
                .orElse(MatchDecision.DISTINCT);
    }

    static boolean together(MatchResult matchResult, String one, String other) {
        return matchResult.groups().stream().anyMatch(group -> group.containsAll(List.of(key(one), key(other))));
    }
}
