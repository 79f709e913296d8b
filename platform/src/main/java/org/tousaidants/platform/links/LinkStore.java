package org.tousaidants.platform.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.identity.Secret;

/// Rows of `links_link`.
@Repository
class LinkStore {
    private static final String LINK =
            "select id, network, purpose, subject, person, created, expires, used, revoked from links_link ";

    private final JdbcClient db;

    LinkStore(JdbcClient db) {
        this.db = db;
    }

    /// A new link of each, in one statement.
    void add(String network, List<Secret> secrets, List<Link.What> whats, Instant now, Instant expires) {
        db.sql("""
                        insert into links_link (network, id, hash, purpose, subject, person, created, expires)
                        select :network, gen_random_uuid(), hash, purpose, subject, person, :now, :expires
                        from unnest(:hashes::bytea[], :purposes::text[], :subjects::text[], :people::uuid[])
                            as t(hash, purpose, subject, person)""")
                .param("network", network)
                .param("hashes", secrets.stream().map(Secret::hash).toArray(byte[][]::new))
                .param("purposes", whats.stream().map(Link.What::purpose).toArray(String[]::new))
                .param("subjects", whats.stream().map(Link.What::subject).toArray(String[]::new))
                .param(
                        "people",
                        whats.stream()
                                .map(what -> what.person().map(UUID::toString).orElse(null))
                                .toArray(String[]::new))
                .param("now", Rows.at(now))
                .param("expires", Rows.at(expires))
                .update();
    }

    Optional<Link> find(String network, Secret secret) {
        return db.sql(LINK + "where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", secret.hash())
                .query(LinkStore::link)
                .optional();
    }

    /// Those that somebody may still use, the newest first.
    List<Link> live(String network, String purpose, UUID person, Instant now) {
        return db.sql(LINK + """
                        where network = :network and purpose = :purpose and person = :person
                          and used is null and revoked is null and expires > :now
                        order by created desc""")
                .param("network", network)
                .param("purpose", purpose)
                .param("person", person)
                .param("now", Rows.at(now))
                .query(LinkStore::link)
                .list();
    }

    private static Link link(ResultSet set, int n) throws SQLException {
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
    }

    void use(String network, String purpose, String subject, Instant now) {
        db.sql("""
                        update links_link set used = :now
                        where network = :network and purpose = :purpose and subject = :subject and used is null""")
                .param("network", network)
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", Rows.at(now))
                .update();
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
