package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.SecretToken;

/// Stores links: table `links_link`.
@Repository
class SecretLinkStore {
    private static final String LINK =
            "select id, network, purpose, subject, person, name, opens_at, created_at, expires_at, used_at, revoked_at from links_link ";

    private final Sql db;

    SecretLinkStore(Sql db) {
        this.db = db;
    }

    void add(SecretToken secret, SecretLink.SecretLinkRequest what, Instant now, Instant expires) {
        db.sql("""
                        insert into links_link (id, hash, purpose, subject, person, name, opens_at, created_at, expires_at)
                        values (gen_random_uuid(), :hash, :purpose, :subject, :person, :name, :opens, :now,
                            :expires)""")
                .params(what)
                .param("hash", secret.hash())
                .param("now", now)
                .param("expires", expires)
                .update();
    }

    Optional<SecretLink> find(SecretToken secret) {
        return db.sql(LINK + "where hash = :hash")
                .param("hash", secret.hash())
                .query(SecretLink.class)
                .optional();
    }

    /// Returns the valid links of a person, newest first.
    List<SecretLink> live(String purpose, UUID person, Instant now) {
        return db.sql(LINK + """
                        where purpose = :purpose and person = :person
                          and used_at is null and revoked_at is null and expires_at > :now
                        order by created_at desc""")
                .param("purpose", purpose)
                .param("person", person)
                .param("now", now)
                .query(SecretLink.class)
                .list();
    }

    /// Returns the valid links about a subject, newest first.
    List<SecretLink> live(String purpose, String subject, Instant now) {
        return db.sql(LINK + """
                        where purpose = :purpose and subject = :subject
                          and used_at is null and revoked_at is null and expires_at > :now
                        order by created_at desc""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .query(SecretLink.class)
                .list();
    }

    int waiting(String purpose, Collection<String> subjects, Instant now) {
        return db.sql("""
                        select count(*) from links_link
                        where purpose = :purpose and subject = any(:subjects::text[])
                          and used_at is null and revoked_at is null and expires_at > :now""")
                .param("purpose", purpose)
                .param("subjects", subjects.toArray(String[]::new))
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    void use(String purpose, String subject, Instant now) {
        db.sql("""
                        update links_link set used_at = :now
                        where purpose = :purpose and subject = :subject and used_at is null""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    boolean use(UUID id, Instant now) {
        return db.sql("""
                        update links_link set used_at = :now
                        where id = :id and used_at is null and revoked_at is null and expires_at > :now""").param("id", id).param("now", now).update() == 1;
    }

    boolean revoke(UUID id, Instant now) {
        return db.sql("""
                        update links_link set revoked_at = :now
                        where id = :id and used_at is null and revoked_at is null and expires_at > :now""").param("id", id).param("now", now).update() == 1;
    }

    void revoke(String purpose, String subject, Instant now) {
        db.sql("""
                        update links_link set revoked_at = :now
                        where purpose = :purpose and subject = :subject and used_at is null
                          and revoked_at is null""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    int forget(Instant before) {
        return db.sql("delete from links_link where expires_at < :before")
                .param("before", before)
                .update();
    }
}
