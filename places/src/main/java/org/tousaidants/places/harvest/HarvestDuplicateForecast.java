package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.SourcePlaceRecord;
import org.tousaidants.places.matching.DuplicatePlaceMatcher;
import org.tousaidants.places.matching.MatchedSourceRecord;

/// Finds the duplicates that would appear if a waiting run were published. It uses the same search as the page of
/// duplicates.
final class HarvestDuplicateForecast {
    private HarvestDuplicateForecast() {}

    /// Returns the possible duplicates among the new records.
    ///
    /// @param fresh the new records of the source, by the source's id
    static List<PossibleDuplicate> of(
            List<SourcePlaceRecord> known, String source, Map<String, PlaceSheet> fresh, Communes communes) {
        if (fresh.isEmpty()) return List.of();
        var places = new HashMap<RecordKey, PlaceId>();
        var entries = new ArrayList<MatchedSourceRecord>(known.size() + fresh.size());
        for (var record : known) {
            places.put(new RecordKey(record.source(), record.localId()), record.place());
            entries.add(new MatchedSourceRecord(record.source(), record.localId(), record.sheet()));
        }
        fresh.forEach((id, sheet) -> entries.add(new MatchedSourceRecord(source, id, sheet)));
        var found = new ArrayList<PossibleDuplicate>();
        for (var pair : DuplicatePlaceMatcher.shipped(communes).match(entries).pairs()) {
            if (pair.decision() == MatchDecision.DISTINCT) continue;
            add(found, pair.left(), pair.right(), source, fresh, places, pair.probability(), pair.sentence());
            add(found, pair.right(), pair.left(), source, fresh, places, pair.probability(), pair.sentence());
        }
        found.sort(Comparator.comparingDouble(PossibleDuplicate::likely).reversed());
        return found;
    }

    private static void add(
            List<PossibleDuplicate> found,
            RecordKey one,
            RecordKey other,
            String source,
            Map<String, PlaceSheet> fresh,
            Map<RecordKey, PlaceId> places,
            double likely,
            String sentence) {
        if (!one.source().equals(source) || !fresh.containsKey(one.id())) return;
        var place = Optional.ofNullable(places.get(other));
        found.add(new PossibleDuplicate(one.id(), place, place.isPresent() ? "" : other.id(), likely, sentence));
    }
}
