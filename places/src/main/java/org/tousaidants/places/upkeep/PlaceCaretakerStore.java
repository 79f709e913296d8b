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
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Reads and writes the tables `upkeep_person`, `upkeep_charge` and `upkeep_silence`.
@Repository
class PlaceCaretakerStore {
    enum NoLettersReason {
        ASKED,
        FORGOTTEN
    }

    private static final String PERSON =
            "select id, mail, name, lang, false as chosen, bounced_at as bounced from upkeep_person ";

    private final Sql db;

    PlaceCaretakerStore(Sql db) {
        this.db = db;
    }

    /// Returns the contact persons that a coordinator chose for any of these records, the earliest chosen first.
    List<PlaceCaretaker> chosen(Collection<PlaceId> records) {
        return db.sql("""
                        select p.id, p.mail, p.name, p.lang, true as chosen, p.bounced_at as bounced
                        from upkeep_charge c join upkeep_person p on p.network = c.network and p.id = c.person
                        where c.place = any(:places) and c.until_at is null
                        group by p.network, p.id order by min(c.since_at), p.id
                        """)
                .param("places", ids(records))
                .query(PlaceCaretaker.class)
                .list();
    }

    /// A contact person and a record for which this person is responsible.
    record CaretakerOfRecord(PlaceId place, PlaceCaretaker person) {}

    /// Returns the contact persons of the network with their places, the earliest chosen first.
    List<CaretakerOfRecord> charges() {
        return db.sql("""
                        select c.place, p.id, p.mail, p.name, p.lang, true as chosen, p.bounced_at as bounced
                        from upkeep_charge c join upkeep_person p on p.network = c.network and p.id = c.person
                        where c.until_at is null order by c.since_at, p.id
                        """).query(CaretakerOfRecord.class).list();
    }

    List<PlaceCaretaker> all() {
        return db.sql(PERSON + "").query(PlaceCaretaker.class).list();
    }

    /// Returns a test that tells for a mail address whether it must get no more letters.
    Predicate<MailAddress> silent() {
        var hashes = new HashSet<>(db.sql("select hash from upkeep_silence")
                .query((row, i) -> ByteBuffer.wrap(row.getBytes("hash")))
                .list());
        return mail -> hashes.contains(ByteBuffer.wrap(hash(mail)));
    }

    Optional<PlaceCaretaker> byMail(MailAddress mail) {
        return db.sql(PERSON + "where mail = :mail")
                .param("mail", mail.value())
                .query(PlaceCaretaker.class)
                .optional();
    }

    Optional<PlaceCaretaker> byId(UUID id) {
        return db.sql(PERSON + "where id = :id")
                .param("id", id)
                .query(PlaceCaretaker.class)
                .optional();
    }

    /// Returns the contact person and locks the row of the person until the end of the transaction, so that only
    /// one transaction at a time writes to this person; empty if there is none.
    Optional<PlaceCaretaker> lock(UUID id) {
        return db.sql(PERSON + "where id = :id for update")
                .param("id", id)
                .query(PlaceCaretaker.class)
                .optional();
    }

    /// Locks a place, so that contact persons are added to it by one transaction at a time.
    void lockPlace(PlaceId place) {
        db.hold("caretakers", place);
    }

    /// Returns the contact person with this mail address, who is stored if this is not yet the case. A name that
    /// is not empty replaces the former name.
    PlaceCaretaker keep(MailAddress mail, String name, Instant now) {
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
                .query(PlaceCaretaker.class)
                .single();
    }

    /// « Charge » — whether a person is contact person of some records now. `ENDED` means that the person was,
    /// but that this has ended.
    enum CaretakerStatus {
        CURRENT,
        ENDED,
        NEVER
    }

    CaretakerStatus charge(Collection<PlaceId> records, UUID person, Instant since) {
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
        if (ended.isEmpty()) return CaretakerStatus.NEVER;
        return ended.contains(false) ? CaretakerStatus.CURRENT : CaretakerStatus.ENDED;
    }

    /// Makes a person contact person of a place; returns false if the person already is.
    ///
    /// @param by account of the coordinator
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

    /// Ends a person's responsibility for these records; returns false if the person had none.
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

    /// Deletes the row with the person's name, and returns the places of this person.
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

    /// Deletes the contact persons whom no coordinator chose and who have got no letter since this time.
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

    void silence(MailAddress mail, NoLettersReason reason, Instant now) {
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

    Optional<NoLettersReason> silence(MailAddress mail) {
        return db.sql("select reason from upkeep_silence where hash = :hash")
                .param("hash", hash(mail))
                .query(NoLettersReason.class)
                .optional();
    }

    void speak(MailAddress mail) {
        db.sql("delete from upkeep_silence where hash = :hash")
                .param("hash", hash(mail))
                .update();
    }

    private static byte[] hash(MailAddress mail) {
        return Sha256.of(CurrentTenantScope.here() + "\n" + mail.value());
    }

    private static UUID[] ids(Collection<PlaceId> places) {
        return places.stream().map(PlaceId::value).toArray(UUID[]::new);
    }
}
