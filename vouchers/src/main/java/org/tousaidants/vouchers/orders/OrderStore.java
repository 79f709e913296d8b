package org.tousaidants.vouchers.orders;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.ColumnConverter;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.notices.SentNoticeStore;

@Repository
class OrderStore {
    private final Sql sql;
    private final SentNoticeStore notices;

    OrderStore(Sql sql, SentNoticeStore notices) {
        this.sql = sql;
        this.notices = notices;
    }

    /// Locks the numbers of a network, so that they have no gap. It is taken after the row of an order, never
    /// before, to avoid a deadlock.
    void oneAtATime() {
        sql.hold("orders");
    }

    int nextNumber() {
        return sql.sql("select coalesce(max(number), 0) + 1 from orders_order")
                .query(Integer.class)
                .single();
    }

    void add(Order order) {
        sql.sql("""
                insert into orders_order (id, number, title, face_cents, booklets, each, year, communes,
                    services, public, one_place, stage, recorded_at, actor)
                values (:id, :number, :title, :faceCents, :booklets, :each, :year, :communes, :services, :aimedAt,
                    :onePlace, :stage, :at, :by)""").params(order).update();
        for (var n = 0; n < order.funders().size(); n++)
            sql.sql("""
                    insert into orders_funder ("order", number, id, name, mail, cents)
                    values (:order, :n, :id, :name, :mail, :cents)""")
                    .params(order.funders().get(n))
                    .param("order", order.id())
                    .param("n", n)
                    .update();
    }

    List<Order> all() {
        return sql.sql("select *, actor as by from orders_order order by number desc")
                .query((row, n) -> order(ColumnConverter.of(row)))
                .list();
    }

    Optional<Order> byId(UUID id) {
        return sql.sql("select *, actor as by from orders_order where id = :id")
                .param("id", id)
                .query((row, n) -> order(ColumnConverter.of(row)))
                .optional();
    }

    Optional<Order> locked(UUID id) {
        return sql.sql("select *, actor as by from orders_order where id = :id for update")
                .param("id", id)
                .query((row, n) -> order(ColumnConverter.of(row)))
                .optional();
    }

    private Order order(ColumnConverter row) throws SQLException {
        var id = row.id("id");
        return new Order(
                id,
                row.number("number"),
                row.text("title"),
                new Order.BookletQuantity(row.number("face_cents"), row.number("booklets"), row.number("each")),
                row.number("year"),
                new Order.OrderRules(
                        Set.copyOf(row.texts("communes")),
                        Set.copyOf(row.texts("services")),
                        row.text("public"),
                        row.flag("one_place")),
                row.constant("stage", Order.OrderStage.class),
                row.instant("at"),
                row.id("by"),
                funders(id));
    }

    private List<Order.Funder> funders(UUID order) {
        return sql.sql("select *, number as n from orders_funder where \"order\" = :order order by number")
                .param("order", order)
                .query(Order.Funder.class)
                .list();
    }

    void engage(UUID order, UUID funder, String engagement) {
        sql.sql("update orders_funder set engagement = :engagement where \"order\" = :order and id = :funder")
                .param("order", order)
                .param("funder", funder)
                .param("engagement", engagement)
                .update();
    }

    void stage(UUID id, Order.OrderStage stage) {
        sql.sql("update orders_order set stage = :stage where id = :id")
                .param("id", id)
                .param("stage", stage.name())
                .update();
    }

    void step(UUID order, String what, String detail, Optional<UUID> by, Instant at) {
        sql.sql("""
                insert into orders_step ("order", what, detail, actor, recorded_at)
                values (:order, :what, :detail, :by, :at)""")
                .param("order", order)
                .param("what", what)
                .param("detail", detail)
                .param("by", by)
                .param("at", at)
                .update();
    }

    List<Orders.OrderStep> steps(UUID order) {
        return sql.sql("select *, number as n, actor as by from orders_step where \"order\" = :order order by number")
                .param("order", order)
                .query(Orders.OrderStep.class)
                .list();
    }

    /// Whether no other order of that year has had this notice.
    boolean firstOfItsYear(int year, OrderCalendar.CalendarDeadline notice) {
        var orders = sql.sql("select id from orders_order where year = :year")
                .param("year", year)
                .query(UUID.class)
                .list();
        return notices.of(orders).values().stream().noneMatch(told -> told.containsKey(notice.word()));
    }

    /// Records a notice about an order; false if it was already recorded.
    boolean notice(UUID order, String what, Instant at) {
        return notices.first(order, what, at);
    }

    /// The orders of this stage, with the year of each.
    Map<UUID, Integer> years(Order.OrderStage stage) {
        return sql.sql("select id, year from orders_order where stage = :stage order by number")
                .param("stage", stage)
                .map(UUID.class, Integer.class);
    }
}
