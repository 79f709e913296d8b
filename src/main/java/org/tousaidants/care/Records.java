package org.tousaidants.care;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.Member;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.Places;

/// The records that are one place today. Caretakers, reports and letters stay with the record that they were for: they
/// are those of the place while the records stand together, and go their own way when these are separated.
@Component
class Records {
    private final Places places;

    Records(Places places) {
        this.places = places;
    }

    Set<PlaceId> of(String network, PlaceId place) {
        var records = new LinkedHashSet<PlaceId>();
        records.add(place);
        places.members(network, place).stream().map(Member::id).forEach(records::add);
        return records;
    }
}
