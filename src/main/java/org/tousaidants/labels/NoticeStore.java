package org.tousaidants.labels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the rounds have told, each thing once.
@Repository
class NoticeStore {
    private final JdbcClient db;

    NoticeStore(JdbcClient db) {
        this.db = db;
    }

    Set<String> told(String network, UUID life, LocalDate until) {
        return db
                .sql("select kind from labels_notice where network = :network and life = :life and until = :until")
                .param("network", network)
                .param("life", life)
                .param("until", until)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    void add(String network, UUID life, LocalDate until, String kind, Instant at) {
        db.sql("""
                        insert into labels_notice (network, life, kind, until, at)
                        values (:network, :life, :kind, :until, :at)""")
                .param("network", network)
                .param("life", life)
                .param("kind", kind)
                .param("until", until)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
