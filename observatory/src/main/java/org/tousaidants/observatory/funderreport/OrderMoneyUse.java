package org.tousaidants.observatory.funderreport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.platform.briefing.Briefing;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;

/// « Chaque euro et son usage » — the current use of the money of an order: the uses add up to the received
/// sum, to the cent, or the report shows the difference.
record OrderMoneyUse(Orders.OrderView standing, List<VoucherUsageRow> used) {
    /// @param key of its message
    record MoneyUse(String key, long cents) {}

    List<MoneyUse> uses() {
        return List.of(
                new MoneyUse("boards.money.redeemed", standing.redeemed()),
                new MoneyUse("boards.money.circulating", standing.circulating()),
                new MoneyUse("boards.money.waiting", standing.waiting()),
                new MoneyUse("boards.money.expired", standing.expired()),
                new MoneyUse("boards.money.cancelled", standing.cancelled()),
                new MoneyUse("boards.money.credited", standing.credited()));
    }

    /// The parts of the received sum; zero uses are omitted.
    Chart shares(Page page) {
        return Chart.parts(
                page.t("boards.money.unit"),
                uses().stream()
                        .filter(use -> use.cents() > 0)
                        .map(use -> ChartValue.of(page.t(use.key()), use.cents() / 100.0))
                        .toList());
    }

    /// Three sentences and four figures for the funder.
    Briefing briefing(Page page, LocalDate today, Optional<Briefing.Picture> map) {
        var day = page.day(today);
        return new Briefing(
                page.t("boards.money.report", standing.order().reference()),
                day,
                List.of(
                        page.t(
                                "boards.money.says.used",
                                euros(standing.redeemed(), page),
                                euros(standing.received(), page)),
                        page.t(
                                "boards.money.says.open",
                                euros(standing.circulating(), page),
                                euros(standing.waiting(), page)),
                        page.t("boards.money.says.back", euros(standing.expired() + standing.cancelled(), page))),
                List.of(
                        figure("boards.money.received", standing.received(), page, day),
                        figure("boards.money.redeemed", standing.redeemed(), page, day),
                        figure("boards.money.circulating", standing.circulating(), page, day),
                        figure("boards.money.expired", standing.expired(), page, day)),
                map,
                List.of(page.t("boards.money.nobody")),
                page.t("charts.source.at", page.network(), day));
    }

    private static Briefing.KeyFigure figure(String key, long cents, Page page, String day) {
        return new Briefing.KeyFigure(euros(cents, page), page.t(key), day);
    }

    private static String euros(long cents, Page page) {
        return FunderReportPages.euros(cents, page);
    }

    boolean drawn() {
        return standing.received() > 0 && uses().stream().anyMatch(use -> use.cents() > 0);
    }

    /// Whether one of its funders has one of these names.
    static boolean of(Order order, Set<String> names) {
        return order.funders().stream().anyMatch(funder -> named(funder, names));
    }

    /// Returns the sum that the funders with these names paid, in cents.
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
        return standing.received() - uses().stream().mapToLong(MoneyUse::cents).sum();
    }

    /// The redeemed amounts by service; services with few people are merged.
    List<VoucherUsageRow> services() {
        var told = new ArrayList<VoucherUsageRow>();
        var few = new ArrayList<VoucherUsageRow>();
        for (var one : used) (SmallCountThreshold.IN_PUBLIC.tells(one.vouchers()) ? told : few).add(one);
        // A single hidden service could be computed from the total, so at least two are merged.
        while (!few.isEmpty()
                && !SmallCountThreshold.IN_PUBLIC.tells(
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
