package org.tousaidants.label.sitevisits;

import org.springframework.stereotype.Repository;
import org.tousaidants.label.observations.ObservedFactStore;
import org.tousaidants.platform.db.Sql;

/// Stores the facts observed at places and the signatures for places.
@Repository
class PlaceVisitStore extends ObservedFactStore {
    /// Creates the store. Of several observations of a fact at a place, the one with the latest day is valid.
    PlaceVisitStore(Sql sql) {
        super(
                sql,
                new ObservationTables(
                        "sitevisits_sighting", "sitevisits_signature", "place", "on_day desc, number desc"));
    }
}
