package org.tousaidants.label.sitevisits;

import org.springframework.stereotype.Repository;
import org.tousaidants.label.dossiers.SubjectStore;
import org.tousaidants.platform.db.Sql;

/// What was seen of places, and what was signed for them.
@Repository
class VisitStore extends SubjectStore {
    /// At a place, what was seen on the latest day counts.
    VisitStore(Sql sql) {
        super(sql, new Tables("sitevisits_sighting", "sitevisits_signature", "place", "on_day desc, number desc"));
    }
}
