package org.tousaidants.vouchers.orders;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.platform.notices.SentNoticeStore;

@Repository
class VoucherOrderStore {
    private final Sql sql;
    private final SentNoticeStore notices;

    VoucherOrderStore(Sql sql, SentNoticeStore notices) {
        this.sql = sql;
        this.notices = notices;
    }

    /// Locks the numbering of the orders and credit notes of a network, so that the numbers have no gaps. A
    /// caller that also locks the row of an order must lock that row first, so that no deadlock occurs.
    void oneAtATime() {
        sql.hold("orders");
    }

    int nextNumber() {
        return sql.sql("select coalesce(max(number), 0) + 1 from orders_order")
                .query(Integer.class)
                .single();
    }

    void add(VoucherOrder order) {
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

    List<VoucherOrder> all() {
        return sql.sql("select *, actor as by from orders_order order by number desc")
                .query((row, n) -> order(SqlColumnConverter.of(row)))
                .list();
    }

    Optional<VoucherOrder> byId(UUID id) {
        return sql.sql("select *, actor as by from orders_order where id = :id")
                .param("id", id)
                .query((row, n) -> order(SqlColumnConverter.of(row)))
                .optional();
    }

    Optional<VoucherOrder> locked(UUID id) {
        return sql.sql("select *, actor as by from orders_order where id = :id for update")
                .param("id", id)
                .query((row, n) -> order(SqlColumnConverter.of(row)))
                .optional();
    }

    private VoucherOrder order(SqlColumnConverter row) throws SQLException {
        var id = row.id("id");
        return new VoucherOrder(
                id,
                row.number("number"),
                row.text("title"),
                new VoucherOrder.BookletQuantity(row.number("face_cents"), row.number("booklets"), row.number("each")),
                row.number("year"),
                new VoucherOrder.VoucherUseRules(
                        Set.copyOf(row.texts("communes")),
                        Set.copyOf(row.texts("services")),
                        row.text("public"),
                        row.flag("one_place")),
                row.constant("stage", VoucherOrder.OrderStage.class),
                row.instant("at"),
                row.id("by"),
                funders(id));
    }

    private List<VoucherOrder.OrderFunder> funders(UUID order) {
        return sql.sql("select *, number as n from orders_funder where \"order\" = :order order by number")
                .param("order", order)
                .query(VoucherOrder.OrderFunder.class)
                .list();
    }

    void engage(UUID order, UUID funder, String engagement) {
        sql.sql("update orders_funder set engagement = :engagement where \"order\" = :order and id = :funder")
                .param("order", order)
                .param("funder", funder)
                .param("engagement", engagement)
                .update();
    }

    void stage(UUID id, VoucherOrder.OrderStage stage) {
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

    List<VoucherOrders.OrderStep> steps(UUID order) {
        return sql.sql("select *, number as n, actor as by from orders_step where \"order\" = :order order by number")
                .param("order", order)
                .query(VoucherOrders.OrderStep.class)
                .list();
    }

    /// Returns whether no other order of that year has reached this yearly date before.
    boolean firstOfItsYear(int year, VoucherOrderCalendar.CalendarDeadline notice) {
        var orders = sql.sql("select id from orders_order where year = :year")
                .param("year", year)
                .query(UUID.class)
                .list();
        return notices.of(orders).values().stream().noneMatch(told -> told.containsKey(notice.word()));
    }

    /// Records that a letter or event about an order was sent; returns false if this was already recorded.
    ///
    /// @param what name of the letter or event
    boolean notice(UUID order, String what, Instant at) {
        return notices.first(order, what, at);
    }

    /// Returns the year of each order that is in this stage, by id of the order.
    Map<UUID, Integer> years(VoucherOrder.OrderStage stage) {
        return sql.sql("select id, year from orders_order where stage = :stage order by number")
                .param("stage", stage)
                .map(UUID.class, Integer.class);
    }
}
