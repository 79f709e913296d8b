package org.tousaidants.places.upkeep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.GroupedRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// The records of one place today. Caretakers, reports, requests and letters stay with their record: they count
/// for the place while the records stand together, and follow their record when these are separated.
@Component
class RecordGroup {
    private final Places places;

    RecordGroup(Places places) {
        this.places = places;
    }

    /// All that stand together with this one, the survivor first.
    Set<PlaceId> of(PlaceId record) {
        var root = root(record);
        var records = new LinkedHashSet<PlaceId>();
        records.add(root);
        places.members(root).stream().map(GroupedRecord::id).forEach(records::add);
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
