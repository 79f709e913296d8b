package org.tousaidants.places.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.identity.Secret;

/// Rows of `care_link`.
@Repository
class LinkStore {
    private static final String COLUMNS = "select purpose, letter, person, ask, created, expires,"
            + " used is not null as used, replaced is not null as replaced from care_link ";

    private final JdbcClient db;

    LinkStore(JdbcClient db) {
        this.db = db;
    }

    void add(
            String network,
            Secret secret,
            Link.Purpose purpose,
            UUID letter,
            UUID person,
            Optional<UUID> ask,
            Instant now,
            Instant expires) {
        db.sql("""
                        insert into care_link (network, hash, purpose, letter, person, ask, created, expires)
                        values (:network, :hash, :purpose, :letter, :person, :ask, :now, :expires)
                        """)
                .param("network", network)
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .param("letter", letter)
                .param("person", person)
                .param("ask", ask.orElse(null))
                .param("now", at(now))
                .param("expires", at(expires))
                .update();
    }

    Optional<Link> find(String network, Secret secret, Link.Purpose purpose) {
        return find(network, secret, purpose, "");
    }

    /// The link, locked until the end of the transaction: of two answers at the same moment one comes second.
    Optional<Link> lock(String network, Secret secret, Link.Purpose purpose) {
        return find(network, secret, purpose, "for update");
    }

    /// What was written to somebody and may still be answered, the newest first.
    List<Link> live(String network, UUID person, Instant now) {
        return db.sql(COLUMNS + """
                        where network = :network and person = :person and purpose = 'CARE'
                          and used is null and replaced is null and expires > :now
                        order by created desc
                        """)
                .param("network", network)
                .param("person", person)
                .param("now", at(now))
                .query(LinkStore::link)
                .list();
    }

    private Optional<Link> find(String network, Secret secret, Link.Purpose purpose, String how) {
        return db.sql(COLUMNS + "where network = :network and hash = :hash and purpose = :purpose " + how)
                .param("network", network)
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .query(LinkStore::link)
                .optional();
    }

    void used(String network, UUID ask, Instant now) {
        db.sql("""
                        update care_link set used = :now where network = :network and ask = :ask and used is null
                        """)
                .param("network", network)
                .param("ask", ask)
                .param("now", at(now))
                .update();
    }

    void used(String network, Secret secret, Instant now) {
        db.sql("update care_link set used = :now where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", secret.hash())
                .param("now", at(now))
                .update();
    }

    void replace(String network, Collection<UUID> asks, Instant now) {
        db.sql("""
                        update care_link set replaced = :now
                        where network = :network and ask = any(:asks) and used is null and replaced is null
                        """)
                .param("network", network)
                .param("asks", asks.toArray(UUID[]::new))
                .param("now", at(now))
                .update();
    }

    void forget(Instant expiredBefore) {
        db.sql("delete from care_link where purpose = 'STOP' and expires < :before")
                .param("before", at(expiredBefore))
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Link link(ResultSet row, int i) throws SQLException {
        return new Link(
                Link.Purpose.valueOf(row.getString("purpose")),
                row.getObject("letter", UUID.class),
                row.getObject("person", UUID.class),
                Optional.ofNullable(row.getObject("ask", UUID.class)),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                row.getBoolean("used"),
                row.getBoolean("replaced"));
    }
}
