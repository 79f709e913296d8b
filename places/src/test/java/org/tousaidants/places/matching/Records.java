package org.tousaidants.places.matching;

import java.util.EnumMap;
import java.util.List;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;

/// Invented records of places, in the columns of real files.
final class Records {
    private Records() {}

    /// @param id `source:identifier`
    /// @param cells `nom=Médiathèque`, one for each known field
    static MatchedSourceRecord record(String id, String... cells) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var cell : cells) {
            var equals = cell.indexOf('=');
            var field = Field.ofColumn(cell.substring(0, equals)).orElseThrow();
            MatchingCellReader.read(field, cell.substring(equals + 1)).ifPresent(value -> values.put(field, value));
        }
        var key = key(id);
        return new MatchedSourceRecord(key.source(), key.id(), PlaceSheet.of(values));
    }

    static RecordKey key(String id) {
        var colon = id.indexOf(':');
        return new RecordKey(id.substring(0, colon), id.substring(colon + 1));
    }

    static RecordedPairDecision same(String one, String other) {
        return RecordedPairDecision.same(key(one), key(other));
    }

    static RecordedPairDecision distinct(String one, String other) {
        return RecordedPairDecision.distinct(key(one), key(other));
    }

    static PlaceMatchResult match(MatchedSourceRecord... entries) {
        return DuplicatePlaceMatcher.shipped(Communes.shipped()).match(List.of(entries));
    }

    /// The decision on two records; two that were not compared are distinct.
    static MatchDecision decision(PlaceMatchResult matchResult, String one, String other) {
        var both = List.of(key(one), key(other));
        return matchResult.pairs().stream()
                .filter(pair -> both.contains(pair.left()) && both.contains(pair.right()))
                .map(PlaceMatchResult.MatchedPair::decision)
                .findFirst()
                .orElse(MatchDecision.DISTINCT);
    }

    static boolean together(PlaceMatchResult matchResult, String one, String other) {
        return matchResult.groups().stream().anyMatch(group -> group.containsAll(List.of(key(one), key(other))));
    }
}
