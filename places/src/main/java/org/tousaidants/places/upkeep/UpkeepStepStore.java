package org.tousaidants.places.upkeep;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Stores rows of `upkeep_step`. Rows are only added, never changed.
@Repository
class UpkeepStepStore {
    private final Sql db;

    UpkeepStepStore(Sql db) {
        this.db = db;
    }

    void append(CareStep step) {
        db.sql("""
                        insert into upkeep_step (recorded_at, place, act, who, actor, report, letter, detail)
                        values (:at, :place, :act, :who, :actor, :report, :letter, :detail)
                        """).params(step).update();
    }

    List<CareStep> of(PlaceId place, int limit) {
        return of(List.of(place), limit);
    }

    /// Newest first.
    List<CareStep> of(Collection<PlaceId> records, int limit) {
        return db.sql("""
                        select recorded_at, place, act, who, actor, report, letter, detail from upkeep_step
                        where place = any(:places) order by number desc limit :limit
                        """)
                .param("places", records.stream().map(PlaceId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(CareStep.class)
                .list();
    }
}
