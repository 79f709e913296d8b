package org.tousaidants.pass.usage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.orders.PassCalendar;
import org.tousaidants.pass.redemptions.Qualifications;
import org.tousaidants.pass.treasury.Redeemed;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// The figures that everybody may read.
@Controller
@Open
class UsagePages {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int SOON_DAYS = 60;

    /// @param vouchers empty when there are too few to be told
    record Slice(String name, Optional<Long> vouchers) {}

    /// @param unvisited qualified places where no voucher was ever taken
    /// @param soonCents in circulation, and over within sixty days
    record Figures(
            LocalDate today,
            long orderedCents,
            long receivedCents,
            long made,
            long active,
            long started,
            long redeemed,
            long redeemedCents,
            long expired,
            long soonCents,
            long unvisited,
            List<Slice> months,
            List<Slice> communes,
            List<Slice> services) {}

    private final Orders orders;
    private final Vouchers vouchers;
    private final Qualifications qualifications;
    private final Networks networks;
    private final Clock clock;

    UsagePages(Orders orders, Vouchers vouchers, Qualifications qualifications, Networks networks, Clock clock) {
        this.orders = orders;
        this.vouchers = vouchers;
        this.qualifications = qualifications;
        this.networks = networks;
        this.clock = clock;
    }

    @GetMapping("/pass/chiffres")
    @RateLimit(cost = 5)
    View show() {
        var network = networks.here().id();
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        var all = orders.all(network).stream()
                .filter(order -> order.stage() != Order.Stage.QUOTED)
                .map(order -> orders.standing(network, order))
                .toList();
        var redeemed = vouchers.redeemed(network, FIRST, today.plusDays(1), Optional.empty(), Optional.empty());
        var places = List.copyOf(qualifications.current(network).keySet());
        var sheets = qualifications.sheets(
                network, redeemed.stream().map(Redeemed::place).distinct().toList());
        Function<UUID, String> commune = place -> Optional.ofNullable(sheets.get(place))
                .map(sheet -> sheet.commune())
                .orElse("–");
        return View.of(
                "pass/usage/figures",
                new Figures(
                        today,
                        all.stream().mapToLong(one -> one.order().cents()).sum(),
                        all.stream().mapToLong(Orders.Standing::received).sum(),
                        all.stream().mapToLong(one -> one.count().made()).sum(),
                        all.stream().mapToLong(one -> one.count().active()).sum(),
                        all.stream().mapToLong(one -> one.count().started()).sum(),
                        redeemed.size(),
                        redeemed.stream().mapToLong(Redeemed::cents).sum(),
                        all.stream().mapToLong(one -> one.count().expired()).sum(),
                        all.stream()
                                .filter(one ->
                                        !PassCalendar.end(one.order().year()).isAfter(today.plusDays(SOON_DAYS)))
                                .mapToLong(Orders.Standing::circulating)
                                .sum(),
                        places.stream()
                                .filter(place -> redeemed.stream()
                                        .noneMatch(one -> one.place().equals(place)))
                                .count(),
                        slices(
                                redeemed,
                                one -> one.at()
                                        .atZone(PARIS)
                                        .toLocalDate()
                                        .toString()
                                        .substring(0, 7)),
                        slices(redeemed, one -> commune.apply(one.place())),
                        slices(redeemed, Redeemed::service)));
    }

    private static List<Slice> slices(List<Redeemed> all, Function<Redeemed, String> by) {
        var counts = new TreeMap<String, Long>();
        all.forEach(one -> counts.merge(by.apply(one), 1L, Long::sum));
        return SmallCounts.hidden(counts);
    }

    /// Fewer than five are not told; if only one is hidden, the next smallest is hidden with it, so that no difference
    /// gives it away.
    static final class SmallCounts {
        private static final long FEWEST = 5;

        private SmallCounts() {}

        static List<Slice> hidden(Map<String, Long> counts) {
            var small = counts.values().stream().filter(many -> many < FEWEST).count();
            var least = small != 1
                    ? FEWEST
                    : counts.values().stream()
                            .filter(many -> many >= FEWEST)
                            .min(Long::compare)
                            .map(next -> next + 1)
                            .orElse(FEWEST);
            return counts.entrySet().stream()
                    .map(one ->
                            new Slice(one.getKey(), Optional.of(one.getValue()).filter(many -> many >= least)))
                    .toList();
        }
    }
}
