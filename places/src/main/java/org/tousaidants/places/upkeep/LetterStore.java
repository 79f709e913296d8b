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

/// Rows of `upkeep_letter`.
@Repository
class LetterStore {
    /// A stored letter; `person` may be erased since.
    record StoredLetter(
            UUID id,
            SentLetter.Kind kind,
            Optional<UUID> person,
            Instant at,
            SentLetter.Fate fate,
            Instant fateAt,
            String trouble,
            boolean settled) {
        /// Whether the delivery of the letter is unknown and no coordinator has decided about it.
        boolean uncertain() {
            return fate == SentLetter.Fate.UNKNOWN && !settled;
        }
    }

    record Uncertain(PlaceId place, Instant at) {}

    /// The subject of a letter.
    record About(PlaceId place, Optional<UUID> report) {}

    private static final String LETTER = """
            select l.id, l.kind, l.person, l.recorded_at, l.fate, l.fate_at, l.trouble, l.settled_at is not null as settled
            from upkeep_letter l
            """;

    private final Sql db;

    LetterStore(Sql db) {
        this.db = db;
    }

    /// Records the letter to the person who reported an error.
    void answered(UUID id, Report report, Instant at) {
        insert(id, SentLetter.Kind.ANSWER, null, report, at);
    }

    /// The status of the letters that answered these reports.
    Map<UUID, SentLetter.Fate> answering(Collection<UUID> reports) {
        return db.sql("select report, fate from upkeep_letter" + " where report = any(:reports) and kind = 'ANSWER'")
                .param("reports", reports.toArray(UUID[]::new))
                .map(UUID.class, SentLetter.Fate.class);
    }

    /// Records a letter to a caretaker.
    void asked(UUID id, SentLetter.Kind kind, UUID person, Instant at) {
        insert(id, kind, person, null, at);
    }

    /// The requests in a letter to a caretaker.
    void asks(UUID letter, Collection<UUID> asks) {
        db.sql("""
                        insert into upkeep_letter_ask (letter, ask)
                        select :letter, ask from unnest(:asks) as t(ask)
                        """)
                .param("letter", letter)
                .param("asks", asks.toArray(UUID[]::new))
                .update();
    }

    private void insert(UUID id, SentLetter.Kind kind, @Nullable UUID person, @Nullable Report report, Instant at) {
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

    /// The letter, locked until the end of the transaction; empty if it is no upkeep letter.
    Optional<StoredLetter> lock(UUID id) {
        return db.sql(LETTER + "where l.id = :id for update of l")
                .param("id", id)
                .query(StoredLetter.class)
                .optional();
    }

    void fate(UUID id, SentLetter.Fate fate, String trouble, Instant at) {
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

    void settle(UUID id, SentLetter.Fate fate, UUID by, Instant at) {
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

    /// The places and the report that a letter is about.
    List<About> about(UUID id) {
        return db.sql("""
                        select a.place, null::uuid as report from upkeep_letter_ask k
                        join upkeep_ask a on a.network = k.network and a.id = k.ask
                        where k.letter = :id
                        union all
                        select place, report from upkeep_letter
                        where id = :id and report is not null
                        """).param("id", id).query(About.class).list();
    }

    /// About these records, newest first.
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

    /// Letters of unknown delivery, with a place of each.
    List<Uncertain> uncertain() {
        return db.sql("""
                        select coalesce(a.place, l.place) as place, l.recorded_at from upkeep_letter l
                        left join upkeep_letter_ask k on k.network = l.network and k.letter = l.id
                        left join upkeep_ask a on a.network = k.network and a.id = k.ask
                        where l.fate = 'UNKNOWN' and l.settled_at is null
                          and (a.place is not null or l.place is not null)
                        """).query(Uncertain.class).list();
    }

    /// The last letter to a caretaker, except those known not to have arrived.
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

    /// The last letter to a caretaker that left, as far as is known.
    Optional<UUID> lastIdTo(UUID person) {
        return db.sql("""
                        select id from upkeep_letter
                        where person = :person and fate in ('GONE', 'UNKNOWN', 'REFUSED')
                        order by recorded_at desc limit 1
                        """).param("person", person).query(UUID.class).optional();
    }

    /// The number of letters to caretakers since this time.
    int askedSince(Instant since) {
        return db.sql("""
                        select count(*) from upkeep_letter
                        where person is not null and recorded_at > :since
                        """).param("since", since).query(Integer.class).single();
    }
}
