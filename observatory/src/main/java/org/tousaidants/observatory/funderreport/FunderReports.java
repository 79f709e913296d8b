package org.tousaidants.observatory.funderreport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;

/// « Rapports aux financeurs » — the service of the package: the money of each order and its uses.
@Service
class FunderReports {
    private final Orders orders;
    private final FunderReportStore store;

    FunderReports(Orders orders, FunderReportStore store) {
        this.orders = orders;
        this.store = store;
    }

    List<OrderMoneyUse> money() {
        return begun().map(order -> money(order)).toList();
    }

    /// The use of the money of these funders' orders.
    List<OrderMoneyUse> funded(Set<String> names) {
        return begun(names).map(order -> money(order)).toList();
    }

    int howManyFunded(Set<String> names) {
        return Math.toIntExact(begun(names).count());
    }

    private Stream<Order> begun(Set<String> names) {
        return names.isEmpty() ? Stream.empty() : begun().filter(order -> OrderMoneyUse.of(order, names));
    }

    private Stream<Order> begun() {
        return orders.all().stream().filter(order -> order.isOrdered());
    }

    Optional<OrderMoneyUse> money(UUID order) {
        return orders.find(order).map(found -> money(found));
    }

    private OrderMoneyUse money(Order order) {
        return new OrderMoneyUse(orders.standing(order), store.used(order.id()));
    }
}
