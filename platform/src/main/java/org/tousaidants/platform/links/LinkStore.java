package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.Secret;

/// Rows of `links_link`.
@Repository
class LinkStore {
    private static final String LINK =
            "select id, network, purpose, subject, person, name, opens, created, expires, used, revoked from links_link ";

    private final Sql db;

    LinkStore(Sql db) {
        this.db = db;
    }

    /// A new link of each, in one statement.
    void add(String network, List<Secret> secrets, List<Link.What> whats, Instant now, Instant expires) {
        db.sql(network, """
                        insert into links_link (network, id, hash, purpose, subject, person, name, opens, created, expires)
                        select :network, gen_random_uuid(), hash, purpose, subject, person, name, opens, :now, :expires
                        from unnest(:hashes::bytea[], :purposes::text[], :subjects::text[], :people::uuid[],
                                :names::text[], :opens::timestamptz[])
                            as t(hash, purpose, subject, person, name, opens)""")
                .param("hashes", secrets.stream().map(Secret::hash).toArray(byte[][]::new))
                .param("purposes", column(whats, what -> Optional.of(what.purpose())))
                .param("subjects", column(whats, what -> Optional.of(what.subject())))
                .param("people", column(whats, Link.What::person))
                .param("names", column(whats, Link.What::name))
                .param("opens", column(whats, Link.What::opens))
                .param("now", now)
                .param("expires", expires)
                .update();
    }

    private static @Nullable String[] column(List<Link.What> whats, Function<Link.What, Optional<?>> of) {
        return whats.stream()
                .map(what -> of.apply(what).map(Object::toString).orElse(null))
                .toArray(String[]::new);
    }

    Optional<Link> find(String network, Secret secret) {
        return db.sql(network, LINK + "where network = :network and hash = :hash")
                .param("hash", secret.hash())
                .query(Link.class)
                .optional();
    }

    /// Those that may still be used, the newest first.
    List<Link> live(String network, String purpose, UUID person, Instant now) {
        return db.sql(network, LINK + """
                        where network = :network and purpose = :purpose and person = :person
                          and used is null and revoked is null and expires > :now
                        order by created desc""")
                .param("purpose", purpose)
                .param("person", person)
                .param("now", now)
                .query(Link.class)
                .list();
    }

    /// Those that may still be used, the newest first.
    List<Link> live(String network, String purpose, String subject, Instant now) {
        return db.sql(network, LINK + """
                        where network = :network and purpose = :purpose and subject = :subject
                          and used is null and revoked is null and expires > :now
                        order by created desc""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .query(Link.class)
                .list();
    }

    int waiting(String network, String purpose, Collection<String> subjects, Instant now) {
        return db.sql(network, """
                        select count(*) from links_link
                        where network = :network and purpose = :purpose and subject = any(:subjects::text[])
                          and used is null and revoked is null and expires > :now""")
                .param("purpose", purpose)
                .param("subjects", subjects.toArray(String[]::new))
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    void use(String network, String purpose, String subject, Instant now) {
        db.sql(network, """
                        update links_link set used = :now
                        where network = :network and purpose = :purpose and subject = :subject and used is null""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    boolean use(String network, UUID id, Instant now) {
        return db.sql(network, """
                        update links_link set used = :now
                        where network = :network and id = :id and used is null and revoked is null and expires > :now""").param("id", id).param("now", now).update() == 1;
    }

    boolean revoke(String network, UUID id, Instant now) {
        return db.sql(network, """
                        update links_link set revoked = :now
                        where network = :network and id = :id and used is null and revoked is null and expires > :now""").param("id", id).param("now", now).update() == 1;
    }

    void revoke(String network, String purpose, String subject, Instant now) {
        db.sql(network, """
                        update links_link set revoked = :now
                        where network = :network and purpose = :purpose and subject = :subject and used is null
                          and revoked is null""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    int forget(String network, Instant before) {
        return db.sql(network, "delete from links_link where network = :network and expires < :before")
                .param("before", before)
                .update();
    }
}
