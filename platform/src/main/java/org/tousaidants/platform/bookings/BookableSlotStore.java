package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores slots: table `bookings_slot`.
@Repository
class BookableSlotStore {
    private static final String SLOT = """
            select id, kind, owner, title, place, path, starts_at, ends_at, seats, queue, listed, changes, called_off_at
            from bookings_slot
            """;

    private final Sql db;

    BookableSlotStore(Sql db) {
        this.db = db;
    }

    /// Stores a new slot, or the new values of an existing one.
    void put(BookableSlot slot) {
        db.sql("""
                        insert into bookings_slot
                            (id, kind, owner, title, place, path, starts_at, ends_at, seats, queue, listed)
                        values (:id, :kind, :owner, :title, :place, :path, :starts, :ends, :seats, :queue, :listed)
                        on conflict (network, id) do update set title = excluded.title, place = excluded.place,
                            path = excluded.path, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            seats = excluded.seats, queue = excluded.queue, listed = excluded.listed,
                            changes = bookings_slot.changes + 1""").params(slot).update();
    }

    boolean callOff(UUID id, Instant now) {
        return db.sql("""
                        update bookings_slot set called_off_at = :now, changes = changes + 1
                        where id = :id and called_off_at is null and starts_at > :now""").param("id", id).param("now", now).update() == 1;
    }

    Optional<BookableSlot> find(UUID id) {
        return db.sql(SLOT + "where id = :id")
                .param("id", id)
                .query(BookableSlot.class)
                .optional();
    }

    List<BookableSlot> some(Collection<UUID> ids) {
        return db.sql(SLOT + "where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(BookableSlot.class)
                .list();
    }

    /// Locks the row of a slot until the end of the transaction, so that no other transaction changes its seats,
    /// and returns the slot.
    Optional<BookableSlot> hold(UUID id) {
        return db.sql(SLOT + "where id = :id for update")
                .param("id", id)
                .query(BookableSlot.class)
                .optional();
    }

    List<BookableSlot> ofOwner(BookableSlot.SlotOwner owner) {
        return db.sql(SLOT + "where kind = :kind and owner = :owner order by starts_at, id")
                .params(owner)
                .query(BookableSlot.class)
                .list();
    }

    List<BookableSlot> ofKind(String kind, Instant from, int limit) {
        return db.sql(SLOT + """
                        where kind = :kind and ends_at > :from order by starts_at, id limit :limit""")
                .param("kind", kind)
                .param("from", from)
                .param("limit", limit)
                .query(BookableSlot.class)
                .list();
    }

    List<BookableSlot> listed(String kind, Instant from, int limit) {
        return db.sql(SLOT + """
                        where kind = :kind and ends_at > :from and listed
                        order by starts_at, id limit :limit""")
                .param("kind", kind)
                .param("from", from)
                .param("limit", limit)
                .query(BookableSlot.class)
                .list();
    }

    /// Returns public slots that start after `from` and whose title contains a whole word, in chronological
    /// order. Slots that were called off are excluded.
    ///
    /// @param word the whole word, without the SQL wildcards `%` and `_`
    List<BookableSlot> named(String word, Instant from, int limit) {
        return db.sql(SLOT + """
                        where listed and called_off_at is null and starts_at > :from
                          and title ~* ('\\m' || :word || '\\M') order by starts_at, id limit :limit""")
                .param("word", word)
                .param("from", from)
                .param("limit", limit)
                .query(BookableSlot.class)
                .list();
    }
}
