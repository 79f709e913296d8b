package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.identity.Secret;

/// The links by which those who answer for a place read what becomes of its label.
@Repository
class PlaceLinkStore {
    /// @param person by an id that may name nobody any more
    record Link(UUID life, UUID person, Instant expires) {}

    private final JdbcClient db;

    PlaceLinkStore(JdbcClient db) {
        this.db = db;
    }

    void add(String network, Secret secret, Link link, Instant now) {
        db.sql("""
                        insert into labels_link (network, hash, life, person, created, expires)
                        values (:network, :hash, :life, :person, :now, :expires)""")
                .param("network", network)
                .param("hash", secret.hash())
                .param("life", link.life())
                .param("person", link.person())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", link.expires().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Link> find(String network, Secret secret) {
        return db.sql("select life, person, expires from labels_link where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", secret.hash())
                .query((row, n) -> new Link(
                        row.getObject("life", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getObject("expires", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void forget(String network, Instant now) {
        db.sql("delete from labels_link where network = :network and expires < :now")
                .param("network", network)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
