package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.SourceRecord;
import org.tousaidants.places.matching.Matcher;
import org.tousaidants.places.matching.SourceEntry;

/// Finds the duplicates that publishing a run would add, with the same search as the page of duplicates.
final class DuplicateForecast {
    private DuplicateForecast() {}

    /// @param fresh the new records of the source, by local id
    static List<PossibleDuplicate> of(
            List<SourceRecord> known, String source, Map<String, Sheet> fresh, Communes communes) {
        if (fresh.isEmpty()) return List.of();
        var places = new HashMap<RecordKey, PlaceId>();
        var entries = new ArrayList<SourceEntry>(known.size() + fresh.size());
        for (var record : known) {
            places.put(new RecordKey(record.source(), record.localId()), record.place());
            entries.add(new SourceEntry(record.source(), record.localId(), record.sheet()));
        }
        fresh.forEach((id, sheet) -> entries.add(new SourceEntry(source, id, sheet)));
        var found = new ArrayList<PossibleDuplicate>();
        for (var pair : Matcher.shipped(communes).match(entries).pairs()) {
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
            Map<String, Sheet> fresh,
            Map<RecordKey, PlaceId> places,
            double likely,
            String sentence) {
        if (!one.source().equals(source) || !fresh.containsKey(one.id())) return;
        var place = Optional.ofNullable(places.get(other));
        found.add(new PossibleDuplicate(one.id(), place, place.isPresent() ? "" : other.id(), likely, sentence));
    }
}
