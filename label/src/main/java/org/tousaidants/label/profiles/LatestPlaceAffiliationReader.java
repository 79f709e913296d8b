package org.tousaidants.label.profiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.profiles.PlaceAffiliation.AffiliationStatement;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// Finds the last answer to the question whether a person helps at a place. A place may have several merged records;
/// the last answer about any of these records is used.
@Component
class LatestPlaceAffiliationReader {
    /// The last answers to the question whether a person helps at a place.
    ///
    /// @param last answers by helper, then by place
    record LatestStatementsByHelper(Map<UUID, Map<PlaceId, AffiliationStatement>> last) {
        /// Returns the last answer to the question whether a person helps at a place; empty if there is
        /// none.
        ///
        /// @param place current record of the place
        Optional<AffiliationStatement> of(UUID helper, PlaceId place) {
            return Optional.ofNullable(last.getOrDefault(helper, Map.of()).get(place));
        }

        boolean confirmed(UUID helper, PlaceId place) {
            return of(helper, place)
                    .filter(word -> word.act() == PlaceAffiliation.AffiliationAct.CONFIRMED)
                    .isPresent();
        }
    }

    private final PlaceAffiliationStore store;
    private final Places places;

    LatestPlaceAffiliationReader(PlaceAffiliationStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    LatestStatementsByHelper of(Collection<UUID> helpers) {
        var words = helpers.isEmpty() ? Set.<AffiliationStatement>of() : store.last(helpers);
        if (words.isEmpty()) return new LatestStatementsByHelper(Map.of());
        var records = new HashSet<PlaceId>();
        words.forEach(word -> records.add(word.place()));
        var standing = places.find(records);
        var last = new HashMap<UUID, Map<PlaceId, AffiliationStatement>>();
        for (var word : words) {
            var place = standing.get(word.place());
            if (place == null) continue;
            last.computeIfAbsent(word.helper(), _ -> new HashMap<>())
                    .merge(
                            place.id(),
                            word,
                            (before, now) -> now.act() == PlaceAffiliation.AffiliationAct.ASKED ? before : now);
        }
        return new LatestStatementsByHelper(last);
    }
}
