package org.tousaidants.places.upkeep;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `upkeep_step`. Rows are added and never changed.
@Repository
class PlaceUpkeepStepStore {
    private final Sql db;

    PlaceUpkeepStepStore(Sql db) {
        this.db = db;
    }

    void append(PlaceUpkeepStep step) {
        db.sql("""
                        insert into upkeep_step (recorded_at, place, act, who, actor, report, letter, detail)
                        values (:at, :place, :act, :who, :actor, :report, :letter, :detail)
                        """).params(step).update();
    }

    List<PlaceUpkeepStep> of(PlaceId place, int limit) {
        return of(List.of(place), limit);
    }

    /// Returns what people did about these records, the most recent first, at most `limit` steps.
    List<PlaceUpkeepStep> of(Collection<PlaceId> records, int limit) {
        return db.sql("""
                        select recorded_at, place, act, who, actor, report, letter, detail from upkeep_step
                        where place = any(:places) order by number desc limit :limit
                        """)
                .param("places", records.stream().map(PlaceId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(PlaceUpkeepStep.class)
                .list();
    }
}
