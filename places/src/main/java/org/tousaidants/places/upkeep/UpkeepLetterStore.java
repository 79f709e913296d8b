package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `upkeep_letter`.
@Repository
class UpkeepLetterStore {
    /// A stored letter. `person` is the contact person, who may have been erased since the letter was sent.
    record StoredLetter(
            UUID id,
            SentUpkeepLetter.UpkeepLetterKind kind,
            Optional<UUID> person,
            Instant at,
            SentUpkeepLetter.LetterDeliveryState fate,
            Instant fateAt,
            String trouble,
            boolean settled) {
        /// Returns whether the delivery status of the letter is unknown and no coordinator has decided about
        /// it.
        boolean uncertain() {
            return fate == SentUpkeepLetter.LetterDeliveryState.UNKNOWN && !settled;
        }
    }

    record UncertainDelivery(PlaceId place, Instant at) {}

    /// The place and, if any, the report that a letter is about.
    record LetterSubject(PlaceId place, Optional<UUID> report) {}

    private static final String LETTER = """
            select l.id, l.kind, l.person, l.recorded_at, l.fate, l.fate_at, l.trouble, l.settled_at is not null as settled
            from upkeep_letter l
            """;

    private final Sql db;

    UpkeepLetterStore(Sql db) {
        this.db = db;
    }

    /// Stores that a letter with the answer was sent to the person who reported an error.
    ///
    /// @param id id of the letter
    /// @param at time of sending
    void answered(UUID id, SheetErrorReport report, Instant at) {
        insert(id, SentUpkeepLetter.UpkeepLetterKind.ANSWER, null, report, at);
    }

    /// Returns the delivery status of the letters that answered these reports, by id of the report.
    Map<UUID, SentUpkeepLetter.LetterDeliveryState> answering(Collection<UUID> reports) {
        return db.sql("select report, fate from upkeep_letter" + " where report = any(:reports) and kind = 'ANSWER'")
                .param("reports", reports.toArray(UUID[]::new))
                .map(UUID.class, SentUpkeepLetter.LetterDeliveryState.class);
    }

    /// Stores that a letter was sent to a contact person.
    ///
    /// @param id id of the letter
    /// @param at time of sending
    void asked(UUID id, SentUpkeepLetter.UpkeepLetterKind kind, UUID person, Instant at) {
        insert(id, kind, person, null, at);
    }

    /// Records the requests to check sheets that are asked in this letter to a contact person.
    void asks(UUID letter, Collection<UUID> asks) {
        db.sql("""
                        insert into upkeep_letter_ask (letter, ask)
                        select :letter, ask from unnest(:asks) as t(ask)
                        """)
                .param("letter", letter)
                .param("asks", asks.toArray(UUID[]::new))
                .update();
    }

    private void insert(
            UUID id,
            SentUpkeepLetter.UpkeepLetterKind kind,
            @Nullable UUID person,
            @Nullable SheetErrorReport report,
            Instant at) {
        db.sql("""
                        insert into upkeep_letter (id, kind, person, report, place, recorded_at, fate_at)
                        values (:id, :kind, :person, :report, :place, :at, :at)
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("person", person)
                .param("report", report == null ? null : report.id())
                .param("place", report == null ? null : report.place().value())
                .param("at", at)
                .update();
    }

    /// Returns the letter and locks it until the end of the transaction; empty if it is not a letter of upkeep.
    Optional<StoredLetter> lock(UUID id) {
        return db.sql(LETTER + "where l.id = :id for update of l")
                .param("id", id)
                .query(StoredLetter.class)
                .optional();
    }

    void fate(UUID id, SentUpkeepLetter.LetterDeliveryState fate, String trouble, Instant at) {
        db.sql("""
                        update upkeep_letter set fate = :fate, trouble = :trouble, fate_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("fate", fate.name())
                .param("trouble", trouble)
                .param("at", at)
                .update();
    }

    void settle(UUID id, SentUpkeepLetter.LetterDeliveryState fate, UUID by, Instant at) {
        db.sql("""
                        update upkeep_letter set fate = :fate, fate_at = :at, settled_at = :at, settled_by = :by
                        where id = :id
                        """)
                .param("id", id)
                .param("fate", fate.name())
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns the places that a letter is about and, if it answers a report of an error, the report.
    List<LetterSubject> about(UUID id) {
        return db.sql("""
                        select a.place, null::uuid as report from upkeep_letter_ask k
                        join upkeep_ask a on a.network = k.network and a.id = k.ask
                        where k.letter = :id
                        union all
                        select place, report from upkeep_letter
                        where id = :id and report is not null
                        """).param("id", id).query(LetterSubject.class).list();
    }

    /// Returns the letters about these records, the most recent first.
    List<StoredLetter> of(Collection<PlaceId> records, int limit) {
        return db.sql(LETTER + """
                        where l.id in (
                            select k.letter from upkeep_letter_ask k
                            join upkeep_ask a on a.network = k.network and a.id = k.ask
                            where a.place = any(:places))
                        order by l.recorded_at desc limit :limit
                        """)
                .param("places", records.stream().map(PlaceId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(StoredLetter.class)
                .list();
    }

    /// Returns the letters with unknown delivery status. Each is returned with one of the places that it is
    /// about.
    List<UncertainDelivery> uncertain() {
        return db.sql("""
                        select coalesce(a.place, l.place) as place, l.recorded_at from upkeep_letter l
                        left join upkeep_letter_ask k on k.network = l.network and k.letter = l.id
                        left join upkeep_ask a on a.network = k.network and a.id = k.ask
                        where l.fate = 'UNKNOWN' and l.settled_at is null
                          and (a.place is not null or l.place is not null)
                        """).query(UncertainDelivery.class).list();
    }

    /// Returns the time of the last letter to a contact person, ignoring letters known not to have arrived.
    Optional<Instant> lastTo(UUID person) {
        return db.sql("""
                        select max(recorded_at) as at from upkeep_letter
                        where person = :person and fate in ('POSTED', 'GONE', 'UNKNOWN')
                        """)
                .param("person", person)
                .query((row, i) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /// Returns the id of the last letter to a contact person that was sent, may have been sent, or was refused
    /// by the mail server.
    Optional<UUID> lastIdTo(UUID person) {
        return db.sql("""
                        select id from upkeep_letter
                        where person = :person and fate in ('GONE', 'UNKNOWN', 'REFUSED')
                        order by recorded_at desc limit 1
                        """).param("person", person).query(UUID.class).optional();
    }

    /// Returns the number of letters to contact persons since this time.
    int askedSince(Instant since) {
        return db.sql("""
                        select count(*) from upkeep_letter
                        where person is not null and recorded_at > :since
                        """).param("since", since).query(Integer.class).single();
    }
}
