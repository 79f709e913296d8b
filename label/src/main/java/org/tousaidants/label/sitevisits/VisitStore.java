package org.tousaidants.label.sitevisits;

import org.springframework.stereotype.Repository;
import org.tousaidants.label.observations.ObservationStore;
import org.tousaidants.platform.db.Sql;

/// Stores the facts observed at places and the signatures for places.
@Repository
class VisitStore extends ObservationStore {
    /// For a place, the observation with the latest day counts.
    VisitStore(Sql sql) {
        super(sql, new Tables("sitevisits_sighting", "sitevisits_signature", "place", "on_day desc, number desc"));
    }
}
