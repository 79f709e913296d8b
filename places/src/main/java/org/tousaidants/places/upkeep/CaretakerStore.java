package org.tousaidants.places.upkeep;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.TenantScope;

/// Rows of `upkeep_person`, `upkeep_charge` and `upkeep_silence`.
@Repository
class CaretakerStore {
    enum Silence {
        ASKED,
        FORGOTTEN
    }

    private static final String PERSON =
            "select id, mail, name, lang, false as chosen, bounced_at as bounced from upkeep_person ";

    private final Sql db;

    CaretakerStore(Sql db) {
        this.db = db;
    }

    /// Chosen by a coordinator for one of these records, the first first.
    List<Caretaker> chosen(Collection<PlaceId> records) {
        return db.sql("""
                        select p.id, p.mail, p.name, p.lang, true as chosen, p.bounced_at as bounced
                        from upkeep_charge c join upkeep_person p on p.network = c.network and p.id = c.person
                        where c.place = any(:places) and c.until_at is null
                        group by p.network, p.id order by min(c.since_at), p.id
                        """).param("places", ids(records)).query(Caretaker.class).list();
    }

    /// A person and a record for which they are responsible.
    record Charged(PlaceId place, Caretaker person) {}

    /// The caretakers and their places in the network, the first first.
    List<Charged> charges() {
        return db.sql("""
                        select c.place, p.id, p.mail, p.name, p.lang, true as chosen, p.bounced_at as bounced
                        from upkeep_charge c join upkeep_person p on p.network = c.network and p.id = c.person
                        where c.until_at is null order by c.since_at, p.id
                        """).query(Charged.class).list();
    }

    List<Caretaker> all() {
        return db.sql(PERSON + "").query(Caretaker.class).list();
    }

    /// Whether an address gets no more letters.
    Predicate<MailAddress> silent() {
        var hashes = new HashSet<>(db.sql("select hash from upkeep_silence")
                .query((row, i) -> ByteBuffer.wrap(row.getBytes("hash")))
                .list());
        return mail -> hashes.contains(ByteBuffer.wrap(hash(mail)));
    }

    Optional<Caretaker> byMail(MailAddress mail) {
        return db.sql(PERSON + "where mail = :mail")
                .param("mail", mail.value())
                .query(Caretaker.class)
                .optional();
    }

    Optional<Caretaker> byId(UUID id) {
        return db.sql(PERSON + "where id = :id")
                .param("id", id)
                .query(Caretaker.class)
                .optional();
    }

    /// Locks the person's row until the end of the transaction, so that only one transaction writes to them.
    Optional<Caretaker> lock(UUID id) {
        return db.sql(PERSON + "where id = :id for update")
                .param("id", id)
                .query(Caretaker.class)
                .optional();
    }

    /// Additions of caretakers to a place are serialised.
    void lockPlace(PlaceId place) {
        db.hold("caretakers", place);
    }

    /// The person of that address, created if there is none; a given name replaces the former one.
    Caretaker keep(MailAddress mail, String name, Instant now) {
        return db.sql("""
                        insert into upkeep_person (id, mail, name, created_at)
                        values (:id, :mail, :name, :now)
                        on conflict (network, mail) do update
                        set name = case when excluded.name = '' then upkeep_person.name else excluded.name end
                        returning id, mail, name, lang, false as chosen, bounced_at as bounced
                        """)
                .param("id", UUID.randomUUID())
                .param("mail", mail.value())
                .param("name", name)
                .param("now", now)
                .query(Caretaker.class)
                .single();
    }

    /// « Charge » — whether a person is caretaker of some records; `ENDED` if it ended after a moment.
    enum Charge {
        CURRENT,
        ENDED,
        NEVER
    }

    Charge charge(Collection<PlaceId> records, UUID person, Instant since) {
        var ended = db.sql("""
                        select until_at is not null from upkeep_charge
                        where place = any(:places) and person = :person
                          and (until_at is null or until_at >= :since)
                        """)
                .param("places", ids(records))
                .param("person", person)
                .param("since", since)
                .query(Boolean.class)
                .list();
        if (ended.isEmpty()) return Charge.NEVER;
        return ended.contains(false) ? Charge.CURRENT : Charge.ENDED;
    }

    /// False when the person is caretaker already.
    boolean charge(PlaceId place, UUID person, UUID by, Instant now) {
        return db.sql("""
                                insert into upkeep_charge (place, person, since_at, since_by)
                                values (:place, :person, :now, :by) on conflict do nothing
                                """)
                        .param("place", place.value())
                        .param("person", person)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    /// False when the person was caretaker of none of these records.
    boolean discharge(Collection<PlaceId> records, UUID person, Instant now) {
        return db.sql("""
                                update upkeep_charge set until_at = :now
                                where place = any(:places) and person = :person
                                  and until_at is null
                                """)
                        .param("places", ids(records))
                        .param("person", person)
                        .param("now", now)
                        .update()
                > 0;
    }

    /// Deletes the row with the name; returns the person's places.
    List<PlaceId> forget(UUID person, Instant now) {
        var places = db.sql("""
                        update upkeep_charge set until_at = :now
                        where person = :person and until_at is null returning place
                        """)
                .param("person", person)
                .param("now", now)
                .query(PlaceId.class)
                .list();
        db.sql("delete from upkeep_person where id = :person")
                .param("person", person)
                .update();
        return places;
    }

    /// Deletes the caretakers that were not chosen and got no letter since this time.
    void forgetUnused(Instant since) {
        db.sql("""
                        delete from upkeep_person p
                        where p.created_at < :since
                          and not exists (select from upkeep_charge c
                                          where c.network = p.network and c.person = p.id and c.until_at is null)
                          and not exists (select from upkeep_letter l
                                          where l.network = p.network and l.person = p.id and l.recorded_at > :since)
                        """).param("since", since).update();
    }

    void lang(UUID person, String lang) {
        db.sql("update upkeep_person set lang = :lang where id = :id")
                .param("id", person)
                .param("lang", lang)
                .update();
    }

    void bounced(UUID person, Instant now) {
        db.sql("update upkeep_person set bounced_at = :now where id = :person")
                .param("person", person)
                .param("now", now)
                .update();
    }

    void reachable(UUID person) {
        db.sql("update upkeep_person set bounced_at = null where id = :person")
                .param("person", person)
                .update();
    }

    void silence(MailAddress mail, Silence reason, Instant now) {
        db.sql("""
                        insert into upkeep_silence (hash, since_at, reason)
                        values (:hash, :now, :reason)
                        on conflict (network, hash) do update
                        set reason = case when upkeep_silence.reason = 'ASKED' then 'ASKED' else excluded.reason end
                        """)
                .param("hash", hash(mail))
                .param("reason", reason.name())
                .param("now", now)
                .update();
    }

    Optional<Silence> silence(MailAddress mail) {
        return db.sql("select reason from upkeep_silence where hash = :hash")
                .param("hash", hash(mail))
                .query(Silence.class)
                .optional();
    }

    void speak(MailAddress mail) {
        db.sql("delete from upkeep_silence where hash = :hash")
                .param("hash", hash(mail))
                .update();
    }

    private static byte[] hash(MailAddress mail) {
        return Sha256.of(TenantScope.here() + "\n" + mail.value());
    }

    private static UUID[] ids(Collection<PlaceId> places) {
        return places.stream().map(PlaceId::value).toArray(UUID[]::new);
    }
}
