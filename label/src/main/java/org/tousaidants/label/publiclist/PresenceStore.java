package org.tousaidants.label.publiclist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.publiclist.Presence.Act;
import org.tousaidants.label.publiclist.Presence.Word;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Secret;

/// What was said of who helps where, and the links that let those who answer for a place say it.
@Repository
class PresenceStore {
    /// @param person of `care`
    record Link(PlaceId place, UUID person, Instant expires) {}

    private final JdbcClient db;

    PresenceStore(JdbcClient db) {
        this.db = db;
    }

    void append(String network, Word word) {
        db.sql("""
                        insert into listing_word (network, helper, place, act, at, by, desk)
                        values (:network, :helper, :place, :act, :at, :by, :desk)""")
                .param("network", network)
                .param("helper", word.helper())
                .param("place", word.place().value())
                .param("act", word.act().name())
                .param("at", Timestamp.from(word.at()))
                .param("by", word.by().orElse(null))
                .param("desk", word.desk())
                .update();
    }

    /// The last that counts of each person under each record, oldest first: a letter that left takes nothing back.
    List<Word> last(String network, Collection<UUID> helpers) {
        return db.sql("""
                        select * from (
                            select distinct on (helper, place) n, helper, place, act, at, by, desk from listing_word
                            where network = :network and helper = any(:helpers)
                            order by helper, place, act = 'ASKED', n desc) w
                        order by w.n""")
                .param("network", network)
                .param("helpers", helpers.toArray(UUID[]::new))
                .query((row, i) -> new Word(
                        row.getObject("helper", UUID.class),
                        new PlaceId(row.getObject("place", UUID.class)),
                        Act.valueOf(row.getString("act")),
                        row.getTimestamp("at").toInstant(),
                        Optional.ofNullable(row.getObject("by", UUID.class)),
                        row.getBoolean("desk")))
                .list();
    }

    /// How many places were written to about her since.
    int asked(String network, UUID helper, Instant since) {
        return db.sql("""
                        select count(*) from listing_word
                        where network = :network and helper = :helper and act = 'ASKED' and at >= :since""")
                .param("network", network)
                .param("helper", helper)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void add(String network, Secret secret, Link link, Instant now) {
        db.sql("""
                        insert into listing_link (network, hash, place, person, created, expires)
                        values (:network, :hash, :place, :person, :now, :expires)""")
                .param("network", network)
                .param("hash", secret.hash())
                .param("place", link.place().value())
                .param("person", link.person())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(link.expires()))
                .update();
    }

    Optional<Link> link(String network, Secret secret) {
        return db.sql("select place, person, expires from listing_link where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", secret.hash())
                .query((row, i) -> new Link(
                        new PlaceId(row.getObject("place", UUID.class)),
                        row.getObject("person", UUID.class),
                        row.getTimestamp("expires").toInstant()))
                .optional();
    }

    void forgetLinks(String network, Instant now) {
        db.sql("delete from listing_link where network = :network and expires <= :now")
                .param("network", network)
                .param("now", Timestamp.from(now))
                .update();
    }
}
