package org.tousaidants.observatory.funderreport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;

/// « Rapports aux financeurs » — service that computes, for each order of vouchers, the money received and its uses.
@Service
class FunderReports {
    private final VoucherOrders orders;
    private final FunderReportStore store;

    FunderReports(VoucherOrders orders, FunderReportStore store) {
        this.orders = orders;
        this.store = store;
    }

    List<OrderMoneyUseReport> money() {
        return begun().map(order -> money(order)).toList();
    }

    /// Returns, for each order of these funders, the report about the use of its money.
    ///
    /// @param names names of the funders
    List<OrderMoneyUseReport> funded(Set<String> names) {
        return begun(names).map(order -> money(order)).toList();
    }

    int howManyFunded(Set<String> names) {
        return Math.toIntExact(begun(names).count());
    }

    private Stream<VoucherOrder> begun(Set<String> names) {
        return names.isEmpty() ? Stream.empty() : begun().filter(order -> OrderMoneyUseReport.of(order, names));
    }

    private Stream<VoucherOrder> begun() {
        return orders.all().stream().filter(order -> order.isOrdered());
    }

    Optional<OrderMoneyUseReport> money(UUID order) {
        return orders.find(order).map(found -> money(found));
    }

    private OrderMoneyUseReport money(VoucherOrder order) {
        return new OrderMoneyUseReport(orders.standing(order), store.used(order.id()));
    }
}
