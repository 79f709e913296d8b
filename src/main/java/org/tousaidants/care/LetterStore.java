package org.tousaidants.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.PlaceId;

/// Rows of `care_letter`.
@Repository
class LetterStore {
    /// What a letter is about.
    record About(PlaceId place, Optional<UUID> report) {}

    private final JdbcClient db;

    LetterStore(JdbcClient db) {
        this.db = db;
    }

    void posted(String network, UUID id, Posted.Kind kind, Optional<UUID> report, Instant at) {
        db.sql("""
                        insert into care_letter (network, id, kind, report, at, fate_at)
                        values (:network, :id, :kind, :report, :at, :at)
                        """)
                .param("network", network)
                .param("id", id)
                .param("kind", kind.name())
                .param("report", report.orElse(null))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Empty for a letter that is not of care.
    List<About> fate(String network, UUID id, Posted.Fate fate, String trouble, Instant at) {
        var ours = db.sql("""
                        update care_letter set fate = :fate, trouble = :trouble, fate_at = :at
                        where network = :network and id = :id
                        """)
                .param("network", network)
                .param("id", id)
                .param("fate", fate.name())
                .param("trouble", trouble)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return ours == 0
                ? List.of()
                : db.sql("""
                                select r.place, r.id as report from care_letter l
                                join care_report r on r.network = l.network and r.id = l.report
                                where l.network = :network and l.id = :id
                                """)
                        .param("network", network)
                        .param("id", id)
                        .query(LetterStore::about)
                        .list();
    }

    private static About about(ResultSet row, int i) throws SQLException {
        return new About(
                new PlaceId(row.getObject("place", UUID.class)),
                Optional.ofNullable(row.getObject("report", UUID.class)));
    }
}
