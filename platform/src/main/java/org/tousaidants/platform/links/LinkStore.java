package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.identity.Secret;

/// Rows of `links_link`.
@Repository
class LinkStore {
    private final JdbcClient db;

    LinkStore(JdbcClient db) {
        this.db = db;
    }

    void add(String network, UUID id, Secret secret, Link.What what, Instant now, Instant expires) {
        db.sql("""
                        insert into links_link (network, id, hash, purpose, subject, person, created, expires)
                        values (:network, :id, :hash, :purpose, :subject, :person::uuid, :now, :expires)""")
                .param("network", network)
                .param("id", id)
                .param("hash", secret.hash())
                .param("purpose", what.purpose())
                .param("subject", what.subject())
                .param("person", what.person().map(UUID::toString).orElse(null))
                .param("now", Rows.at(now))
                .param("expires", Rows.at(expires))
                .update();
    }

    Optional<Link> find(String network, Secret secret) {
        return db.sql("""
                        select id, network, purpose, subject, person, created, expires, used, revoked
                        from links_link where network = :network and hash = :hash""")
                .param("network", network)
                .param("hash", secret.hash())
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Link(
                            row.id("id"),
                            row.text("network"),
                            row.text("purpose"),
                            row.text("subject"),
                            row.maybeId("person"),
                            row.instant("created"),
                            row.instant("expires"),
                            row.maybeInstant("used"),
                            row.maybeInstant("revoked"));
                })
                .optional();
    }

    boolean use(String network, UUID id, Instant now) {
        return db.sql("""
                        update links_link set used = :now
                        where network = :network and id = :id and used is null and revoked is null and expires > :now""")
                        .param("network", network)
                        .param("id", id)
                        .param("now", Rows.at(now))
                        .update()
                == 1;
    }

    void revoke(String network, String purpose, String subject, Instant now) {
        db.sql("""
                        update links_link set revoked = :now
                        where network = :network and purpose = :purpose and subject = :subject and used is null
                          and revoked is null""")
                .param("network", network)
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", Rows.at(now))
                .update();
    }

    int forget(String network, Instant before) {
        return db.sql("delete from links_link where network = :network and expires < :before")
                .param("network", network)
                .param("before", Rows.at(before))
                .update();
    }
}
