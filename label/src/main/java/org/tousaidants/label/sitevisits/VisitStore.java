package org.tousaidants.label.sitevisits;

import org.springframework.stereotype.Repository;
import org.tousaidants.label.observations.SubjectStore;
import org.tousaidants.platform.db.Sql;

/// Stores the sightings of places, and the signatures for them.
@Repository
class VisitStore extends SubjectStore {
    /// At a place, the sighting of the latest day counts.
    VisitStore(Sql sql) {
        super(sql, new Tables("sitevisits_sighting", "sitevisits_signature", "place", "on_day desc, number desc"));
    }
}
