package org.tousaidants.observatory.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Bars;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.web.Page;

/// « Chaque euro et son usage » — where the money of an order is today: the uses add up to what was received, to the
/// cent, or the report says so.
record Money(Orders.Standing standing, List<Used> used) {
    /// @param key of its words
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

    /// Of what was received, in per cent; what took no part of it is left out.
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

    /// Whether one of its funders bears one of these names.
    static boolean of(Order order, Set<String> names) {
        return order.funders().stream().anyMatch(funder -> named(funder, names));
    }

    /// What the funders of these names brought.
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

    /// What the used vouchers paid; the services of too few are told together.
    List<Used> services() {
        var told = new ArrayList<Used>();
        var few = new ArrayList<Used>();
        for (var one : used) (SmallCounts.IN_PUBLIC.tells(one.vouchers()) ? told : few).add(one);
        // One hidden alone would be the difference of the others.
        while (!few.isEmpty()
                && !SmallCounts.IN_PUBLIC.tells(
                        few.stream().mapToLong(Used::vouchers).sum())
                && !told.isEmpty()) few.add(told.removeLast());
        if (!few.isEmpty())
            told.add(new Used(
                    "",
                    few.stream().mapToLong(Used::vouchers).sum(),
                    few.stream().mapToLong(Used::cents).sum()));
        return told;
    }
}
