package org.tousaidants.label.profiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.profiles.Affiliation.Word;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// Finds the last answer about each person at each place. A place may have several merged records; the last
/// answer about any of them counts.
@Component
class LatestAffiliationReader {
    /// @param last by helper, then by place
    record LatestStatementsByHelper(Map<UUID, Map<PlaceId, Word>> last) {
        /// @param place the current place
        Optional<Word> of(UUID helper, PlaceId place) {
            return Optional.ofNullable(last.getOrDefault(helper, Map.of()).get(place));
        }

        boolean confirmed(UUID helper, PlaceId place) {
            return of(helper, place)
                    .filter(word -> word.act() == Affiliation.Act.CONFIRMED)
                    .isPresent();
        }
    }

    private final AffiliationStore store;
    private final Places places;

    LatestAffiliationReader(AffiliationStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    LatestStatementsByHelper of(Collection<UUID> helpers) {
        var words = helpers.isEmpty() ? Set.<Word>of() : store.last(helpers);
        if (words.isEmpty()) return new LatestStatementsByHelper(Map.of());
        var records = new HashSet<PlaceId>();
        words.forEach(word -> records.add(word.place()));
        var standing = places.find(records);
        var last = new HashMap<UUID, Map<PlaceId, Word>>();
        for (var word : words) {
            var place = standing.get(word.place());
            if (place == null) continue;
            last.computeIfAbsent(word.helper(), _ -> new HashMap<>())
                    .merge(place.id(), word, (before, now) -> now.act() == Affiliation.Act.ASKED ? before : now);
        }
        return new LatestStatementsByHelper(last);
    }
}
