package org.tousaidants.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `places_report`.
@Repository
class ReportStore {
    private static final String REPORT = """
            select r.id, p.code, p.sheet ->> 'nom' as name, r.at, r.topic, r.message, r.contact,
                   r.answered_at, r.answered_by, r.answer
            from places_report r join places_place p on p.network = r.network and p.id = r.place
            """;

    private final JdbcClient db;

    ReportStore(JdbcClient db) {
        this.db = db;
    }

    void insert(
            String network, UUID id, PlaceId place, Instant at, Report.Topic topic, String message, String contact) {
        db.sql("""
                        insert into places_report (network, id, place, at, topic, message, contact)
                        values (:network, :id, :place, :at, :topic, :message, :contact)
                        on conflict (network, id) do nothing
                        """)
                .param("network", network)
                .param("id", id)
                .param("place", place.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("topic", topic.name())
                .param("message", message)
                .param("contact", contact)
                .update();
    }

    /// Those that wait for an answer first, oldest first; then the latest answered.
    List<Report> list(String network, int limit) {
        return db.sql(REPORT + """
                        where r.network = :network
                        order by r.answered_at is not null, case when r.answered_at is null then r.at end, r.answered_at desc
                        limit :limit
                        """)
                .param("network", network)
                .param("limit", limit)
                .query(ReportStore::report)
                .list();
    }

    boolean exists(String network, UUID id) {
        return db.sql("select count(*) from places_report where network = :network and id = :id")
                        .param("network", network)
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    int waiting(String network) {
        return db.sql("select count(*) from places_report where network = :network and answered_at is null")
                .param("network", network)
                .query(Integer.class)
                .single();
    }

    /// Returns whether this answer was written: not when there is one already.
    boolean answer(String network, UUID id, Instant at, UUID by, String words) {
        return db.sql("""
                                update places_report set answered_at = :at, answered_by = :by, answer = :words
                                where network = :network and id = :id and answered_at is null
                                """)
                        .param("network", network)
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("words", words)
                        .update()
                == 1;
    }

    private static Report report(ResultSet row, int i) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Report(
                row.getObject("id", UUID.class),
                new PlaceCode(row.getString("code")),
                row.getString("name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Report.Topic.valueOf(row.getString("topic")),
                row.getString("message"),
                row.getString("contact"),
                answeredAt == null
                        ? Optional.empty()
                        : Optional.of(new Report.Answered(
                                answeredAt.toInstant(),
                                row.getObject("answered_by", UUID.class),
                                row.getString("answer"))));
    }
}
