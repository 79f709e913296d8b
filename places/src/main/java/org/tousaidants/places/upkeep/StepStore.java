package org.tousaidants.places.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;

/// Rows of `care_step`, only ever added.
@Repository
class StepStore {
    private final JdbcClient db;

    StepStore(JdbcClient db) {
        this.db = db;
    }

    void append(String network, Step step) {
        db.sql("""
                        insert into care_step (network, at, place, act, who, actor, report, letter, detail)
                        values (:network, :at, :place, :act, :who, :actor, :report, :letter, :detail)
                        """)
                .param("network", network)
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("place", step.place().value())
                .param("act", step.act().name())
                .param("who", step.who().name())
                .param("actor", step.actor().orElse(null))
                .param("report", step.report().orElse(null))
                .param("letter", step.letter().orElse(null))
                .param("detail", step.detail())
                .update();
    }

    List<Step> of(String network, PlaceId place, int limit) {
        return of(network, List.of(place), limit);
    }

    /// Newest first.
    List<Step> of(String network, Collection<PlaceId> records, int limit) {
        return db.sql("""
                        select at, place, act, who, actor, report, letter, detail from care_step
                        where network = :network and place = any(:places) order by n desc limit :limit
                        """)
                .param("network", network)
                .param("places", records.stream().map(PlaceId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(StepStore::step)
                .list();
    }

    private static Step step(ResultSet row, int i) throws SQLException {
        return new Step(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PlaceId(row.getObject("place", UUID.class)),
                Step.Act.valueOf(row.getString("act")),
                PlaceRelation.valueOf(row.getString("who")),
                Optional.ofNullable(row.getObject("actor", UUID.class)),
                Optional.ofNullable(row.getObject("report", UUID.class)),
                Optional.ofNullable(row.getObject("letter", UUID.class)),
                row.getString("detail"));
    }
}
