package org.tousaidants.observatory.funderreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Bars;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.web.Page;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;

/// « Chaque euro et son usage » — the current use of the money of an order: the uses add up to the received sum,
/// to the cent, or the report shows the difference.
record OrderMoneyUse(Orders.OrderView standing, List<VoucherUsageRow> used) {
    /// @param key of its message
    record Use(String key, long cents) {}

    List<Use> uses() {
        return List.of(
                new Use("boards.money.redeemed", standing.redeemed()),
                new Use("boards.money.circulating", standing.circulating()),
                new Use("boards.money.waiting", standing.waiting()),
                new Use("boards.money.expired", standing.expired()),
                new Use("boards.money.cancelled", standing.cancelled()),
                new Use("boards.money.credited", standing.credited()));
    }

    /// Shares of the received sum, in per cent; zero uses are omitted.
    Bars shares(Page page) {
        return new Bars(
                page.t("boards.money.percent"),
                uses().stream()
                        .filter(use -> use.cents() > 0)
                        .map(use -> Amount.of(
                                page.t(use.key()), Math.round(1000.0 * use.cents() / standing.received()) / 10.0))
                        .toList());
    }

    boolean drawn() {
        return standing.received() > 0 && uses().stream().anyMatch(use -> use.cents() > 0);
    }

    /// Whether one of its funders has one of these names.
    static boolean of(Order order, Set<String> names) {
        return order.funders().stream().anyMatch(funder -> named(funder, names));
    }

    /// The payments of the funders of these names.
    long given(Set<String> names) {
        return standing.order().funders().stream()
                .filter(funder -> named(funder, names))
                .mapToLong(funder -> standing.given().getOrDefault(funder.id(), 0L))
                .sum();
    }

    private static boolean named(Order.Funder funder, Set<String> names) {
        return names.stream().anyMatch(funder.name().strip()::equalsIgnoreCase);
    }

    long unexplained() {
        return standing.received() - uses().stream().mapToLong(Use::cents).sum();
    }

    /// The redeemed amounts by service; services with few people are merged.
    List<VoucherUsageRow> services() {
        var told = new ArrayList<VoucherUsageRow>();
        var few = new ArrayList<VoucherUsageRow>();
        for (var one : used) (SmallCounts.IN_PUBLIC.tells(one.vouchers()) ? told : few).add(one);
        // A single hidden one would be the difference of the others.
        while (!few.isEmpty()
                && !SmallCounts.IN_PUBLIC.tells(
                        few.stream().mapToLong(VoucherUsageRow::vouchers).sum())
                && !told.isEmpty()) few.add(told.removeLast());
        if (!few.isEmpty())
            told.add(new VoucherUsageRow(
                    "",
                    few.stream().mapToLong(VoucherUsageRow::vouchers).sum(),
                    few.stream().mapToLong(VoucherUsageRow::cents).sum()));
        return told;
    }
}
