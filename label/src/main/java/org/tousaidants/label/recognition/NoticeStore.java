package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// What the rounds have told, each thing once.
@Repository
class NoticeStore {
    private final Sql db;

    NoticeStore(Sql db) {
        this.db = db;
    }

    /// When each thing was told.
    Map<String, Instant> told(String network, UUID life, LocalDate until) {
        return db.sql(
                        network,
                        "select kind, at from labels_notice where network = :network and life = :life and until = :until")
                .param("life", life)
                .param("until", until)
                .map(String.class, Instant.class);
    }

    /// « Ce qui a été dit » — of one life, before one end.
    record Told(UUID life, LocalDate until, String kind, Instant at) {}

    /// The same, of several lives at once.
    List<Told> told(String network, Collection<UUID> lives) {
        return db.sql(network, """
                        select life, until, kind, at from labels_notice
                        where network = :network and life = any(:lives)""")
                .param("lives", lives.toArray(UUID[]::new))
                .query(Told.class)
                .list();
    }

    /// What was put right may be told again, should it be missing again.
    void forget(String network, UUID life, LocalDate until, Collection<String> kinds) {
        db.sql(network, """
                        delete from labels_notice
                        where network = :network and life = :life and until = :until and kind in (:kinds)""")
                .param("life", life)
                .param("until", until)
                .param("kinds", kinds)
                .update();
    }

    void add(String network, UUID life, LocalDate until, String kind, Instant at) {
        db.sql(network, """
                        insert into labels_notice (network, life, kind, until, at)
                        values (:network, :life, :kind, :until, :at)""")
                .param("life", life)
                .param("kind", kind)
                .param("until", until)
                .param("at", at)
                .update();
    }
}
