package org.tousaidants.places.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.journal.JournalSubjectNames;

/// Finds the current names of places for the journal, which stores only their ids.
@Component
class PlaceNamesInJournal implements JournalSubjectNames {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Places places;

    PlaceNamesInJournal(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "place";
    }

    /// Returns the keys of the journal details that contain the id of a merged or separated place.
    @Override
    public Set<String> details() {
        return Set.of("absorbed", "restored", "place");
    }

    @Override
    public Map<String, NamedSubject> find(Set<String> ids) {
        var asked = ids.stream()
                .filter(id -> ID.matcher(id).matches())
                .map(id -> new PlaceId(UUID.fromString(id)))
                .toList();
        var named = new HashMap<String, NamedSubject>();
        places.find(asked)
                .forEach((id, place) -> named.put(
                        id.value().toString(),
                        new NamedSubject(Optional.of(place.name()), "/bureau/lieux/" + place.code())));
        return named;
    }
}
