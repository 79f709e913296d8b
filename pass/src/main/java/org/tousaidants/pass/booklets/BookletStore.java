package org.tousaidants.pass.booklets;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.pass.booklets.Booklet.State;
import org.tousaidants.platform.db.Rows;

@Repository
class BookletStore {
    private final JdbcClient sql;

    BookletStore(JdbcClient sql) {
        this.sql = sql;
    }

    int lastNumber(String network, UUID order) {
        return sql.sql("""
                select coalesce(max(number), 0) from booklets_booklet where network = :network and "order" = :order""")
                .param("network", network)
                .param("order", order)
                .query(Integer.class)
                .single();
    }

    Map<State, Integer> counts(String network, UUID order) {
        var counts = new EnumMap<State, Integer>(State.class);
        sql.sql("""
                select state, count(*) as many from booklets_booklet
                where network = :network and "order" = :order group by state""").param("network", network).param("order", order).query(row -> {
            counts.put(State.valueOf(row.getString("state")), row.getInt("many"));
        });
        return counts;
    }

    void add(String network, Booklet booklet, UUID code, Instant at) {
        sql.sql("""
                insert into booklets_booklet (network, id, "order", number, batch, code, state, made_at)
                values (:network, :id, :order, :number, :batch, :code, :state, :at)""")
                .param("network", network)
                .param("id", booklet.id())
                .param("order", booklet.order())
                .param("number", booklet.number())
                .param("batch", booklet.batch())
                .param("code", code)
                .param("state", booklet.state().name())
                .param("at", Rows.at(at))
                .update();
    }

    /// Those of a batch that nobody has yet; returns how many.
    int voidBatch(String network, UUID order, UUID batch) {
        return sql.sql("""
                update booklets_booklet set state = 'VOID'
                where network = :network and "order" = :order and batch = :batch and state = 'MADE'""")
                .param("network", network)
                .param("order", order)
                .param("batch", batch)
                .update();
    }

    List<Booklets.Batch> batches(String network, UUID order) {
        return sql.sql("""
                select batch, min(number) as low, max(number) as high, min(made_at) as made_at,
                    count(*) filter (where state = 'MADE') as remaining
                from booklets_booklet where network = :network and "order" = :order and state <> 'VOID'
                group by batch order by low""")
                .param("network", network)
                .param("order", order)
                .query((row, n) -> new Booklets.Batch(
                        row.getObject("batch", UUID.class),
                        row.getInt("low"),
                        row.getInt("high"),
                        row.getInt("remaining"),
                        Rows.of(row).instant("made_at")))
                .list();
    }

    Optional<Booklet> lockedByCode(String network, UUID code) {
        return sql.sql("select * from booklets_booklet where network = :network and code = :code for update")
                .param("network", network)
                .param("code", code)
                .query((row, n) -> booklet(Rows.of(row)))
                .optional();
    }

    Optional<Booklet> locked(String network, UUID id) {
        return sql.sql("select * from booklets_booklet where network = :network and id = :id for update")
                .param("network", network)
                .param("id", id)
                .query((row, n) -> booklet(Rows.of(row)))
                .optional();
    }

    Optional<Booklet> byNumber(String network, UUID order, int number) {
        return sql.sql("""
                select * from booklets_booklet where network = :network and "order" = :order and number = :number""")
                .param("network", network)
                .param("order", order)
                .param("number", number)
                .query((row, n) -> booklet(Rows.of(row)))
                .optional();
    }

    List<Booklet> numbered(String network, UUID order, int from, int to) {
        return sql.sql("""
                select * from booklets_booklet
                where network = :network and "order" = :order and number between :from and :to
                order by number for update""")
                .param("network", network)
                .param("order", order)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> booklet(Rows.of(row)))
                .list();
    }

    List<Booklet> of(String network, UUID order, Booklet.State state) {
        return sql.sql("""
                select * from booklets_booklet
                where network = :network and "order" = :order and state = :state order by number""")
                .param("network", network)
                .param("order", order)
                .param("state", state.name())
                .query((row, n) -> booklet(Rows.of(row)))
                .list();
    }

    List<Booklet> heldBy(String network, UUID prescriber) {
        return sql.sql("""
                select * from booklets_booklet
                where network = :network and prescriber = :prescriber and state in ('DELIVERED', 'RECEIVED', 'HANDED')
                order by "order", number""")
                .param("network", network)
                .param("prescriber", prescriber)
                .query((row, n) -> booklet(Rows.of(row)))
                .list();
    }

    List<Booklet> lost(String network, UUID order) {
        return sql.sql("""
                select * from booklets_booklet
                where network = :network and "order" = :order and state = 'LOST' order by number""")
                .param("network", network)
                .param("order", order)
                .query((row, n) -> booklet(Rows.of(row)))
                .list();
    }

    List<Booklets.Stock> stocks(String network, UUID order) {
        return sql.sql("""
                select prescriber, count(*) filter (where state in ('DELIVERED', 'RECEIVED')) as waiting,
                    count(*) filter (where state = 'HANDED') as handed
                from booklets_booklet
                where network = :network and "order" = :order and prescriber is not null group by prescriber""")
                .param("network", network)
                .param("order", order)
                .query((row, n) -> new Booklets.Stock(
                        row.getObject("prescriber", UUID.class), row.getInt("waiting"), row.getInt("handed")))
                .list();
    }

    private static Booklet booklet(Rows row) throws SQLException {
        return new Booklet(
                row.id("id"),
                row.id("order"),
                row.number("number"),
                row.id("batch"),
                row.constant("state", State.class),
                row.maybeId("prescriber"),
                row.maybeId("lost_by"),
                row.maybeId("lost_second"),
                row.maybeId("replaced_by"),
                row.maybeInstant("handed_at"));
    }

    void put(String network, Booklet booklet, UUID by, Instant at) {
        sql.sql("""
                update booklets_booklet set state = :state, prescriber = :prescriber, lost_by = :lostBy,
                    lost_second = :second, replaced_by = :replacedBy, handed_at = :handed::timestamptz
                where network = :network and id = :id""")
                .param("network", network)
                .param("id", booklet.id())
                .param("state", booklet.state().name())
                .param("prescriber", booklet.prescriber().orElse(null))
                .param("lostBy", booklet.lostBy().orElse(null))
                .param("second", booklet.lostSecond().orElse(null))
                .param("replacedBy", booklet.replacedBy().orElse(null))
                .param("handed", Rows.at(booklet.handedAt()))
                .update();
        sql.sql("""
                insert into booklets_step (network, booklet, state, by, at)
                values (:network, :booklet, :state, :by, :at)""")
                .param("network", network)
                .param("booklet", booklet.id())
                .param("state", booklet.state().name())
                .param("by", by)
                .param("at", Rows.at(at))
                .update();
    }

    /// Who handed each of these over, and when.
    Map<UUID, Booklet> some(String network, List<UUID> ids) {
        return sql
                .sql("select * from booklets_booklet where network = :network and id = any(:ids)")
                .param("network", network)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> booklet(Rows.of(row)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Booklet::id, one -> one));
    }
}
