package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the tables `upkeep_ask` and `upkeep_network`.
@Repository
class SheetCheckRequestStore {
    private static final String ASK =
            "select id, place, opened_at, why, state, letters, last_letter_at, handed_why as handed from upkeep_ask ";

    private final Sql db;

    SheetCheckRequestStore(Sql db) {
        this.db = db;
    }

    /// Opens a request to check the sheet for each of these places, unless it already has an open request.
    /// Returns the number of opened requests.
    ///
    /// @param why cause of the requests
    int open(Collection<PlaceId> places, SheetCheckRequest.CheckRequestCause why, Instant now) {
        return db.sql("""
                        insert into upkeep_ask (id, place, opened_at, why, state)
                        select gen_random_uuid(), place, :now, :why, 'OPEN' from unnest(:places) as t(place)
                        on conflict (network, place) where state <> 'DONE' do nothing
                        """)
                .param("now", now)
                .param("why", why.name())
                .param("places", ids(places))
                .update();
    }

    /// Returns the requests to check a sheet that are not finished yet.
    List<SheetCheckRequest> pending() {
        return db.sql(ASK + "where state <> 'DONE' order by opened_at, id")
                .query(SheetCheckRequest.class)
                .list();
    }

    Optional<SheetCheckRequest> byId(UUID id) {
        return db.sql(ASK + "where id = :id")
                .param("id", id)
                .query(SheetCheckRequest.class)
                .optional();
    }

    /// Returns the requests about which a letter asked this person and that nobody has answered yet.
    List<SheetCheckRequest> askedOf(UUID person) {
        return db.sql(ASK + """
                        where state <> 'DONE' and id in (
                            select k.ask from upkeep_letter_ask k
                            join upkeep_letter l on l.network = k.network and l.id = k.letter
                            where l.person = :person)
                        """)
                .param("person", person)
                .query(SheetCheckRequest.class)
                .list();
    }

    List<SheetCheckRequest> pending(Collection<PlaceId> records) {
        return db.sql(ASK + "where place = any(:places) and state <> 'DONE'")
                .param("places", ids(records))
                .query(SheetCheckRequest.class)
                .list();
    }

    /// Locks a request until the end of the transaction, and waits for other transactions that have locked it.
    void lock(UUID ask) {
        db.sql("select id from upkeep_ask where id = :id for update")
                .param("id", ask)
                .query(UUID.class)
                .optional();
    }

    /// Locks and returns the requests that no other transaction has locked, until the end of the transaction.
    /// The other requests are skipped.
    List<SheetCheckRequest> lock(Collection<UUID> asks) {
        return db.sql(ASK + "where id = any(:ids) order by opened_at, id for update skip locked")
                .param("ids", asks.toArray(UUID[]::new))
                .query(SheetCheckRequest.class)
                .list();
    }

    void written(Collection<UUID> asks, Instant now) {
        db.sql("""
                        update upkeep_ask set letters = letters + 1, last_letter_at = :now
                        where id = any(:ids)
                        """).param("ids", asks.toArray(UUID[]::new)).param("now", now).update();
    }

    /// Opens a request directly in the coordinator's list, without asking a contact person.
    void openHanded(
            PlaceId place,
            SheetCheckRequest.CheckRequestCause why,
            SheetCheckRequest.HandedToCoordinatorReason handed,
            Instant now) {
        db.sql("""
                        insert into upkeep_ask (id, place, opened_at, why, state, handed_at, handed_why)
                        values (gen_random_uuid(), :place, :now, :why, 'HANDED', :now, :handed)
                        on conflict (network, place) where state <> 'DONE' do nothing
                        """)
                .param("place", place.value())
                .param("now", now)
                .param("why", why.name())
                .param("handed", handed.name())
                .update();
    }

    /// Moves a request to check a sheet to the coordinator's list; returns false if the request is no longer
    /// open.
    ///
    /// @param why reason, which the list shows
    boolean hand(UUID ask, SheetCheckRequest.HandedToCoordinatorReason why, Instant now) {
        return db.sql("""
                                update upkeep_ask set state = 'HANDED', handed_why = :why, handed_at = :now
                                where id = :id and state = 'OPEN'
                                """)
                        .param("id", ask)
                        .param("why", why.name())
                        .param("now", now)
                        .update()
                == 1;
    }

    /// Reopens the requests to check these records that are in the coordinator's list.
    ///
    /// @param why cause of the requests
    void reopen(Collection<PlaceId> records, SheetCheckRequest.CheckRequestCause why) {
        db.sql("""
                        update upkeep_ask
                        set state = 'OPEN', why = :why, handed_why = null, handed_at = null, letters = 0
                        where place = any(:places) and state = 'HANDED'
                        """).param("places", ids(records)).param("why", why.name()).update();
    }

    /// Handles that a letter never arrived: the requests in this letter count again as not asked.
    void unwritten(UUID letter) {
        db.sql("""
                        update upkeep_ask a set letters = greatest(0, letters - 1), last_letter_at = null,
                            state = 'OPEN', handed_why = null, handed_at = null
                        from upkeep_letter_ask l
                        where l.letter = :letter and a.network = l.network and a.id = l.ask
                          and a.state <> 'DONE'
                        """).param("letter", letter).update();
    }

    void done(UUID ask, SheetCheckRequest.CheckRequestOutcome outcome, Instant now) {
        db.sql("""
                        update upkeep_ask
                        set state = 'DONE', handed_why = null, outcome = :outcome, done_at = :now
                        where id = :id and state <> 'DONE'
                        """)
                .param("id", ask)
                .param("outcome", outcome.name())
                .param("now", now)
                .update();
    }

    /// Returns the time of the last letter about each place, ignoring letters known not to have arrived.
    Map<PlaceId, Instant> lastLetters(Collection<PlaceId> places) {
        return db.sql("""
                        select a.place, max(l.recorded_at) as at
                        from upkeep_ask a join upkeep_letter_ask k on k.network = a.network and k.ask = a.id
                        join upkeep_letter l on l.network = k.network and l.id = k.letter
                        where a.place = any(:places)
                          and l.fate in ('POSTED', 'GONE', 'UNKNOWN')
                        group by a.place
                        """).param("places", ids(places)).map(PlaceId.class, Instant.class);
    }

    boolean writes() {
        return db.sql("select exists (select from upkeep_network where letters)")
                .query(Boolean.class)
                .single();
    }

    void write(boolean letters, Optional<UUID> by, Instant now) {
        db.sql("""
                        insert into upkeep_network (letters, letters_since_at, letters_by)
                        values (:letters, :now, :by)
                        on conflict (network) do update
                        set letters = excluded.letters, letters_since_at = excluded.letters_since_at,
                            letters_by = excluded.letters_by
                        """).param("letters", letters).param("by", by).param("now", now).update();
    }

    /// Reserves the job of upkeep for this process until the time `until`. Returns false if another process has
    /// reserved it.
    boolean claim(Instant now, Instant until) {
        return db.sql("""
                                insert into upkeep_network (claimed_until_at) values (:until)
                                on conflict (network) do update set claimed_until_at = excluded.claimed_until_at
                                where upkeep_network.claimed_until_at <= :now
                                """).param("now", now).param("until", until).update() == 1;
    }

    void release(Instant now) {
        db.sql("update upkeep_network set claimed_until_at = :now, last_round_at = :now")
                .param("now", now)
                .update();
    }

    private static UUID[] ids(Collection<PlaceId> places) {
        return places.stream().map(PlaceId::value).toArray(UUID[]::new);
    }
}
