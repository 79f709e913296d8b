package org.tousaidants.places.upkeep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Member;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// The records that are one place today. Caretakers, reports, asks and letters stay with the record that they were for:
/// they are those of the place while the records stand together, and go their own way when these are separated.
@Component
class RecordGroup {
    private final Places places;

    RecordGroup(Places places) {
        this.places = places;
    }

    /// All that stand together with this one, the one that stands first.
    Set<PlaceId> of(PlaceId record) {
        var root = root(record);
        var records = new LinkedHashSet<PlaceId>();
        records.add(root);
        places.members(root).stream().map(Member::id).forEach(records::add);
        return records;
    }

    PlaceId root(PlaceId record) {
        return place(record).map(Place::id).orElse(record);
    }

    /// The place that this record is part of today.
    Optional<Place> place(PlaceId record) {
        return Optional.ofNullable(places.find(List.of(record)).get(record));
    }

    Optional<Place> place(PlaceCode code) {
        return places.find(code);
    }
}
