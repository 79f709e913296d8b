package org.tousaidants.pass.orders;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.notices.NoticeStore;

@Repository
class OrderStore {
    private final Sql sql;
    private final NoticeStore notices;

    OrderStore(Sql sql, NoticeStore notices) {
        this.sql = sql;
        this.notices = notices;
    }

    /// One at a time in a network: numbers follow each other without a gap. Held after the row of an order, never
    /// before: two who take them in another order wait for each other.
    void oneAtATime(String network) {
        sql.hold("orders", network);
    }

    int nextNumber(String network) {
        return sql.sql(network, "select coalesce(max(number), 0) + 1 from orders_order where network = :network")
                .query(Integer.class)
                .single();
    }

    void add(String network, Order order) {
        sql.sql(network, """
                insert into orders_order (network, id, number, title, face_cents, booklets, each, year, communes,
                    services, public, one_place, stage, at, by)
                values (:network, :id, :number, :title, :faceCents, :booklets, :each, :year, :communes, :services, :aimedAt,
                    :onePlace, :stage, :at, :by)""").params(order).update();
        for (var n = 0; n < order.funders().size(); n++)
            sql.sql(network, """
                    insert into orders_funder (network, "order", n, id, name, mail, cents)
                    values (:network, :order, :n, :id, :name, :mail, :cents)""")
                    .params(order.funders().get(n))
                    .param("order", order.id())
                    .param("n", n)
                    .update();
    }

    List<Order> all(String network) {
        return sql.sql(network, "select * from orders_order where network = :network order by number desc")
                .query((row, n) -> order(network, Rows.of(row)))
                .list();
    }

    Optional<Order> byId(String network, UUID id) {
        return sql.sql(network, "select * from orders_order where network = :network and id = :id")
                .param("id", id)
                .query((row, n) -> order(network, Rows.of(row)))
                .optional();
    }

    Optional<Order> locked(String network, UUID id) {
        return sql.sql(network, "select * from orders_order where network = :network and id = :id for update")
                .param("id", id)
                .query((row, n) -> order(network, Rows.of(row)))
                .optional();
    }

    private Order order(String network, Rows row) throws SQLException {
        var id = row.id("id");
        return new Order(
                id,
                row.number("number"),
                row.text("title"),
                new Order.Quantity(row.number("face_cents"), row.number("booklets"), row.number("each")),
                row.number("year"),
                new Order.Rules(
                        Set.copyOf(row.texts("communes")),
                        Set.copyOf(row.texts("services")),
                        row.text("public"),
                        row.flag("one_place")),
                row.constant("stage", Order.Stage.class),
                row.instant("at"),
                row.id("by"),
                funders(network, id));
    }

    private List<Order.Funder> funders(String network, UUID order) {
        return sql.sql(
                        network,
                        "select * from orders_funder where network = :network and \"order\" = :order order by n")
                .param("order", order)
                .query(Order.Funder.class)
                .list();
    }

    void stage(String network, UUID id, Order.Stage stage) {
        sql.sql(network, "update orders_order set stage = :stage where network = :network and id = :id")
                .param("id", id)
                .param("stage", stage.name())
                .update();
    }

    void step(String network, UUID order, String what, String detail, Optional<UUID> by, Instant at) {
        sql.sql(network, """
                insert into orders_step (network, "order", what, detail, by, at)
                values (:network, :order, :what, :detail, :by, :at)""")
                .param("order", order)
                .param("what", what)
                .param("detail", detail)
                .param("by", by)
                .param("at", at)
                .update();
    }

    List<Orders.Step> steps(String network, UUID order) {
        return sql.sql(network, "select * from orders_step where network = :network and \"order\" = :order order by n")
                .param("order", order)
                .query(Orders.Step.class)
                .list();
    }

    /// Whether no order of that year was told of this day yet.
    boolean firstOfItsYear(String network, int year, PassCalendar.Notice notice) {
        var orders = sql.sql(network, "select id from orders_order where network = :network and year = :year")
                .param("year", year)
                .query(UUID.class)
                .list();
        return notices.of(network, orders).values().stream().noneMatch(told -> told.containsKey(notice.word()));
    }

    /// Whether this is the first time.
    boolean notice(String network, UUID order, String what, Instant at) {
        return notices.first(network, order, what, at);
    }

    /// The orders that stand at this step, with the year whose calendar is theirs.
    Map<UUID, Integer> years(String network, Order.Stage stage) {
        return sql.sql(
                        network,
                        "select id, year from orders_order where network = :network and stage = :stage order by number")
                .param("stage", stage)
                .map(UUID.class, Integer.class);
    }
}
