package org.tousaidants.vouchers.booklets;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.vouchers.booklets.VoucherBooklet.BookletState;

@Repository
class BookletStore {
    private final Sql sql;

    BookletStore(Sql sql) {
        this.sql = sql;
    }

    int lastNumber(UUID order) {
        return sql.sql("""
                select coalesce(max(number), 0) from booklets_booklet where "order" = :order""").param("order", order).query(Integer.class).single();
    }

    Map<BookletState, Integer> counts(UUID order) {
        return sql.sql("""
                select state, count(*) as many from booklets_booklet
                where "order" = :order group by state""").param("order", order).map(BookletState.class, Integer.class);
    }

    /// Returns the number of valid booklets of the order. Booklets that were printed again, lost before
    /// delivery, or replaced are not counted.
    int standing(UUID order) {
        return sql.sql("""
                select count(*) from booklets_booklet
                where "order" = :order and state <> 'VOID'
                  and not (state = 'LOST' and (handed_at is null or replaced_by is not null))""").param("order", order).query(Integer.class).single();
    }

    void block(UUID id, Optional<UUID> request) {
        sql.sql("update booklets_booklet set blocked_by = :request::uuid where id = :id")
                .param("id", id)
                .param("request", request)
                .update();
    }

    List<VoucherBooklet> blockedBy(UUID request) {
        return sql.sql("""
                select * from booklets_booklet
                where blocked_by = :request order by number for update""")
                .param("request", request)
                .query(VoucherBooklet.class)
                .list();
    }

    List<VoucherBooklet> blocked(UUID order) {
        return sql.sql("""
                select * from booklets_booklet
                where "order" = :order and blocked_by is not null order by number""").param("order", order).query(VoucherBooklet.class).list();
    }

    /// Returns the lost booklet that this booklet replaces and whose remaining value it contains; empty if it
    /// replaces none.
    Optional<VoucherBooklet> replacedBy(UUID id) {
        return sql.sql("select * from booklets_booklet where replaced_by = :id")
                .param("id", id)
                .query(VoucherBooklet.class)
                .optional();
    }

    void add(VoucherBooklet booklet, UUID code, Instant at) {
        sql.sql("""
                insert into booklets_booklet (id, "order", number, batch, code, state, made_at)
                values (:id, :order, :number, :batch, :code, :state, :at)""").params(booklet).param("code", code).param("at", at).update();
    }

    /// Voids the booklets of a batch that are not delivered yet, and returns their number.
    ///
    /// @param batch id of the booklets that were printed together
    int voidBatch(UUID order, UUID batch) {
        return sql.sql("""
                update booklets_booklet set state = 'VOID'
                where "order" = :order and batch = :batch and state = 'MADE'
                  and not exists (select from booklets_booklet l
                      where l.replaced_by = booklets_booklet.id)""").param("order", order).param("batch", batch).update();
    }

    List<VoucherBooklets.PrintedBookletBatch> batches(UUID order) {
        return sql.sql("""
                select batch as id, min(number) as from, max(number) as to, min(made_at) as at,
                    count(*) filter (where state = 'MADE') as left
                from booklets_booklet b where "order" = :order and state <> 'VOID'
                  and not exists (select from booklets_booklet l where l.replaced_by = b.id)
                group by batch order by min(number)""")
                .param("order", order)
                .query(VoucherBooklets.PrintedBookletBatch.class)
                .list();
    }

    /// Finds a booklet by its code and locks it.
    ///
    /// @param prints hashes of the code, one under each current or former secret of the installation
    Optional<VoucherBooklet> lockedByCode(List<UUID> prints) {
        return sql.sql("select * from booklets_booklet where code = any(:prints) for update")
                .param("prints", prints.toArray(UUID[]::new))
                .query(VoucherBooklet.class)
                .optional();
    }

    Optional<VoucherBooklet> locked(UUID id) {
        return sql.sql("select * from booklets_booklet where id = :id for update")
                .param("id", id)
                .query(VoucherBooklet.class)
                .optional();
    }

    List<VoucherBooklet> numbered(UUID order, int from, int to) {
        return sql.sql("""
                select * from booklets_booklet
                where "order" = :order and number between :from and :to
                order by number for update""")
                .param("order", order)
                .param("from", from)
                .param("to", to)
                .query(VoucherBooklet.class)
                .list();
    }

    List<VoucherBooklet> of(UUID order, VoucherBooklet.BookletState state) {
        return sql.sql("""
                select * from booklets_booklet
                where "order" = :order and state = :state order by number""")
                .param("order", order)
                .param("state", state.name())
                .query(VoucherBooklet.class)
                .list();
    }

    List<VoucherBooklet> heldBy(UUID prescriber) {
        return sql.sql("""
                select * from booklets_booklet
                where prescriber = :prescriber and state in ('DELIVERED', 'RECEIVED', 'HANDED')
                order by "order", number""")
                .param("prescriber", prescriber)
                .query(VoucherBooklet.class)
                .list();
    }

    List<VoucherBooklet> lost(UUID order) {
        return sql.sql("""
                select * from booklets_booklet
                where "order" = :order and state = 'LOST' order by number""").param("order", order).query(VoucherBooklet.class).list();
    }

    List<VoucherBooklets.PrescriberBookletStock> stocks(UUID order) {
        return sql.sql("""
                select prescriber, count(*) filter (where state in ('DELIVERED', 'RECEIVED')) as waiting,
                    count(*) filter (where state = 'HANDED') as handed
                from booklets_booklet
                where "order" = :order and prescriber is not null group by prescriber""")
                .param("order", order)
                .query(VoucherBooklets.PrescriberBookletStock.class)
                .list();
    }

    /// Returns, for each booklet whose receipt the prescriber has not confirmed, the time of its last delivery.
    /// Booklets returned to the coordinator are not included.
    List<Instant> toReceive(UUID prescriber) {
        return sql.sql("""
                select max(s.recorded_at) from booklets_booklet b
                join booklets_step s on s.network = b.network and s.booklet = b.id and s.state = 'DELIVERED'
                where b.prescriber = :prescriber and b.state = 'DELIVERED' group by b.id""").param("prescriber", prescriber).query(Timestamp.class).stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    List<VoucherBooklets.BookletDelivery> deliveries(UUID order) {
        return sql.sql("""
                select b.prescriber, (sent.at at time zone 'Europe/Paris')::date as sent,
                    (got.at at time zone 'Europe/Paris')::date as received,
                    min(b.number) as first, max(b.number) as last, count(*)::int as booklets
                from booklets_booklet b
                cross join lateral (select max(s.recorded_at) as at from booklets_step s
                    where s.network = b.network and s.booklet = b.id and s.state = 'DELIVERED') sent
                cross join lateral (select max(s.recorded_at) as at from booklets_step s
                    where s.network = b.network and s.booklet = b.id and s.state = 'RECEIVED' and s.recorded_at >= sent.at) got
                where b."order" = :order and b.prescriber is not null and sent.at is not null
                group by 1, 2, 3 order by 2, 4""")
                .param("order", order)
                .query(VoucherBooklets.BookletDelivery.class)
                .list();
    }

    void put(VoucherBooklet booklet, UUID by, Instant at) {
        sql.sql("""
                update booklets_booklet set state = :state, prescriber = :prescriber, lost_by = :lostBy,
                    lost_second = :lostSecond, replaced_by = :replacedBy, blocked_by = :blockedBy,
                    handed_at = :handedAt::timestamptz
                where id = :id""").params(booklet).update();
        sql.sql("""
                insert into booklets_step (booklet, state, actor, recorded_at)
                values (:booklet, :state, :by, :at)""")
                .param("booklet", booklet.id())
                .param("state", booklet.state().name())
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns, by id, the booklets with these ids, each with its prescriber and the time at which it was handed
    /// over.
    Map<UUID, VoucherBooklet> some(List<UUID> ids) {
        return sql
                .sql("select * from booklets_booklet where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(VoucherBooklet.class)
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(VoucherBooklet::id, one -> one));
    }
}
