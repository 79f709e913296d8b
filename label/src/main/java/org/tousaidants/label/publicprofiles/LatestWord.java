package org.tousaidants.label.publicprofiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.publicprofiles.PlacePresence.Word;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// What was last said of who helps where: of records that stand together, the last word is that of the place.
@Component
class LatestWord {
    /// @param last by helper, then by place
    record Said(Map<UUID, Map<PlaceId, Word>> last) {
        /// @param place as it stands
        Optional<Word> of(UUID helper, PlaceId place) {
            return Optional.ofNullable(last.getOrDefault(helper, Map.of()).get(place));
        }

        boolean confirmed(UUID helper, PlaceId place) {
            return of(helper, place)
                    .filter(word -> word.act() == PlacePresence.Act.CONFIRMED)
                    .isPresent();
        }
    }

    private final PresenceStore store;
    private final Places places;

    LatestWord(PresenceStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    Said of(Collection<UUID> helpers) {
        var words = helpers.isEmpty() ? Set.<Word>of() : store.last(helpers);
        if (words.isEmpty()) return new Said(Map.of());
        var records = new HashSet<PlaceId>();
        words.forEach(word -> records.add(word.place()));
        var standing = places.find(records);
        var last = new HashMap<UUID, Map<PlaceId, Word>>();
        for (var word : words) {
            var place = standing.get(word.place());
            if (place == null) continue;
            last.computeIfAbsent(word.helper(), _ -> new HashMap<>())
                    .merge(place.id(), word, (before, now) -> now.act() == PlacePresence.Act.ASKED ? before : now);
        }
        return new Said(last);
    }
}
