package org.tousaidants.places.upkeep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.MergedRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// The records that currently form one place. Contact persons, reports, requests and letters belong to a record:
/// they count for the place while the records are merged, and stay with their record after a separation.
@Component
class RecordsOfPlace {
    private final Places places;

    RecordsOfPlace(Places places) {
        this.places = places;
    }

    /// Returns all records of the same place as this record, the survivor first.
    Set<PlaceId> of(PlaceId record) {
        var root = root(record);
        var records = new LinkedHashSet<PlaceId>();
        records.add(root);
        places.members(root).stream().map(MergedRecord::id).forEach(records::add);
        return records;
    }

    PlaceId root(PlaceId record) {
        return place(record).map(Place::id).orElse(record);
    }

    /// Returns the place to which this record currently belongs.
    Optional<Place> place(PlaceId record) {
        return Optional.ofNullable(places.find(List.of(record)).get(record));
    }

    Optional<Place> place(PlaceCode code) {
        return places.find(code);
    }
}
