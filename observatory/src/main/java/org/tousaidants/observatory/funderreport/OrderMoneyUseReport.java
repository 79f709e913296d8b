package org.tousaidants.observatory.funderreport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;

/// « Chaque euro et son usage » — the uses so far of the money of an order of vouchers. The uses add up to the
/// received amount, to the cent; otherwise the report shows the difference.
record OrderMoneyUseReport(VoucherOrders.OrderBalanceView standing, List<VoucherUsageByServiceRow> used) {
    /// One use of the money, with its amount in cents.
    ///
    /// @param key message key of the name of the use
    record MoneyUseRow(String key, long cents) {}

    List<MoneyUseRow> uses() {
        return List.of(
                new MoneyUseRow("boards.money.redeemed", standing.redeemed()),
                new MoneyUseRow("boards.money.circulating", standing.circulating()),
                new MoneyUseRow("boards.money.waiting", standing.waiting()),
                new MoneyUseRow("boards.money.expired", standing.expired()),
                new MoneyUseRow("boards.money.cancelled", standing.cancelled()),
                new MoneyUseRow("boards.money.credited", standing.credited()));
    }

    /// Returns a chart of the uses of the received amount; a use with the amount zero is omitted.
    Chart shares(Page page) {
        return Chart.parts(
                page.t("boards.money.unit"),
                uses().stream()
                        .filter(use -> use.cents() > 0)
                        .map(use -> ChartValue.of(page.t(use.key()), use.cents() / 100.0))
                        .toList());
    }

    /// Returns the first printed page for the funder, with three sentences and four figures.
    BriefingSheet briefing(Page page, LocalDate today, Optional<BriefingSheet.BriefingPicture> map) {
        var day = page.day(today);
        return new BriefingSheet(
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

    private static BriefingSheet.BriefingKeyFigure figure(String key, long cents, Page page, String day) {
        return new BriefingSheet.BriefingKeyFigure(euros(cents, page), page.t(key), day);
    }

    private static String euros(long cents, Page page) {
        return FunderReportPages.euros(cents, page);
    }

    boolean drawn() {
        return standing.received() > 0 && uses().stream().anyMatch(use -> use.cents() > 0);
    }

    /// Returns whether one of the funders of the order has one of these names.
    static boolean of(VoucherOrder order, Set<String> names) {
        return order.funders().stream().anyMatch(funder -> named(funder, names));
    }

    /// Returns the amount in cents that the funders with these names paid for this order.
    long given(Set<String> names) {
        return standing.order().funders().stream()
                .filter(funder -> named(funder, names))
                .mapToLong(funder -> standing.given().getOrDefault(funder.id(), 0L))
                .sum();
    }

    private static boolean named(VoucherOrder.OrderFunder funder, Set<String> names) {
        return names.stream().anyMatch(funder.name().strip()::equalsIgnoreCase);
    }

    long unexplained() {
        return standing.received()
                - uses().stream().mapToLong(MoneyUseRow::cents).sum();
    }

    /// Returns the redeemed amounts by service. Services with few vouchers are merged into one row, so that no
    /// small count is shown.
    List<VoucherUsageByServiceRow> services() {
        var told = new ArrayList<VoucherUsageByServiceRow>();
        var few = new ArrayList<VoucherUsageByServiceRow>();
        for (var one : used) (SmallCountThreshold.IN_PUBLIC.tells(one.vouchers()) ? told : few).add(one);
        // If only one service were hidden, its count could be computed from the total. Therefore at least
        // two services are merged.
        while (!few.isEmpty()
                && !SmallCountThreshold.IN_PUBLIC.tells(few.stream()
                        .mapToLong(VoucherUsageByServiceRow::vouchers)
                        .sum())
                && !told.isEmpty()) few.add(told.removeLast());
        if (!few.isEmpty())
            told.add(new VoucherUsageByServiceRow(
                    "",
                    few.stream().mapToLong(VoucherUsageByServiceRow::vouchers).sum(),
                    few.stream().mapToLong(VoucherUsageByServiceRow::cents).sum()));
        return told;
    }
}
