package org.tousaidants.vouchers.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.vouchers.booklets.VoucherBooklet;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « L’usage » — service for statistics of vouchers. It counts vouchers and never people, and hides counts that are
/// too small to be published.
@Service
class VoucherUsage {
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int SOON_DAYS = 60;
    /// The number of redeemed vouchers for one value of a dimension, such as one commune.
    ///
    /// @param vouchers number of vouchers; empty if too small to be published
    record UsageBreakdownCount(String name, OptionalLong vouchers) {
        private ChartValue amount(String label) {
            return vouchers.isPresent() ? ChartValue.of(label, vouchers.getAsLong()) : ChartValue.hidden(label);
        }
    }

    /// « Mois du pass » — the counts of one month; a count is empty if too small to be published.
    record UsageMonth(
            String name,
            long orderedCents,
            long receivedCents,
            OptionalLong activated,
            OptionalLong started,
            OptionalLong redeemed,
            OptionalLong expired) {
        String said(Locale locale) {
            return YearMonth.parse(name).format(DateTimeFormatter.ofPattern("MMMM yyyy", locale));
        }
    }

    /// « Coupes » — the numbers of redeemed vouchers, broken down in four ways.
    record UsageBreakdowns(
            List<UsageMonth> months,
            List<UsageBreakdownCount> communes,
            List<UsageBreakdownCount> places,
            List<UsageBreakdownCount> services) {
        Chart byMonth(Page page) {
            return Chart.line(
                    page.t("usage.redeemed"),
                    months.stream()
                            .map(one ->
                                    new UsageBreakdownCount(one.name(), one.redeemed()).amount(one.said(page.locale())))
                            .toList());
        }

        Chart byCommune(Page page) {
            return Chart.bars(
                    page.t("usage.redeemed"),
                    communes.stream().map(one -> one.amount(one.name())).toList());
        }
    }

    /// « Chiffres d’usage » — the figures of one order, or of all orders.
    ///
    /// @param delayDays median number of days from handing over to first use; empty if there are too few
    ///     booklets
    record UsageFigures(
            LocalDate today,
            List<VoucherOrders.OrderBalanceView> orders,
            long redeemed,
            long redeemedCents,
            Optional<Long> delayDays,
            UsageBreakdowns cuts,
            List<Place> unvisited,
            SmallCountThreshold reader) {
        long orderedCents() {
            return orders.stream().mapToLong(one -> one.order().cents()).sum();
        }

        long receivedCents() {
            return orders.stream()
                    .mapToLong(VoucherOrders.OrderBalanceView::received)
                    .sum();
        }

        /// Returns the number of active vouchers whose last day of validity is within the next sixty days.
        long soon() {
            return orders.stream()
                    .filter(one -> VoucherUsage.soon(one.order(), today))
                    .map(VoucherOrders.OrderBalanceView::count)
                    .mapToLong(one -> one.active() - one.redeemed() - one.expired() - one.cancelled())
                    .sum();
        }

        long made() {
            return orders.stream().mapToLong(one -> one.count().made()).sum();
        }

        long active() {
            return orders.stream().mapToLong(one -> one.count().active()).sum();
        }

        long started() {
            return orders.stream().mapToLong(one -> one.count().started()).sum();
        }
    }

    /// « À rappeler » — active vouchers that a prescriber handed over and that expire soon.
    ///
    /// @param booklets number of booklets
    /// @param vouchers number of active vouchers
    record PrescriberToCall(VoucherOrder order, UUID prescriber, int booklets, long vouchers) {}

    private final VoucherOrders orders;
    private final Vouchers vouchers;
    private final VoucherBooklets booklets;
    private final VoucherPlaceQualifications qualifications;
    private final VoucherRedemptions redemptions;
    private final Clock clock;

    VoucherUsage(
            VoucherOrders orders,
            Vouchers vouchers,
            VoucherBooklets booklets,
            VoucherPlaceQualifications qualifications,
            VoucherRedemptions redemptions,
            Clock clock) {
        this.orders = orders;
        this.vouchers = vouchers;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    /// Returns the figures of one order or of all orders.
    ///
    /// @param only id of one order; empty for all orders except quotes
    @Transactional
    UsageFigures figures(Optional<UUID> only) {
        var today = today();
        var reader = only.isEmpty() ? SmallCountThreshold.IN_PUBLIC : SmallCountThreshold.AT_WORK;
        var ordered = orders.all().stream()
                .filter(order -> order.isOrdered())
                .filter(order -> only.isEmpty() || only.get().equals(order.id()))
                .map(order -> orders.standing(order))
                .toList();
        var redeemed = vouchers.redeemed(FIRST, today.plusDays(1), Optional.empty(), only);
        var sheets = qualifications.sheets(
                redeemed.stream().map(RedeemedVoucher::place).distinct().toList());
        return new UsageFigures(
                today,
                ordered,
                redeemed.size(),
                redeemed.stream().mapToLong(RedeemedVoucher::cents).sum(),
                delay(redeemed, reader),
                new UsageBreakdowns(
                        months(ordered, only, reader),
                        slices(redeemed, reader, one -> named(sheets, one, Place::commune)),
                        slices(redeemed, reader, one -> named(sheets, one, Place::name)),
                        slices(redeemed, reader, RedeemedVoucher::service)),
                unvisited(redeemed),
                reader);
    }

    private static boolean soon(VoucherOrder order, LocalDate today) {
        return !VoucherOrderCalendar.end(order.year()).isAfter(today.plusDays(SOON_DAYS));
    }

    private static String named(Map<UUID, Place> sheets, RedeemedVoucher one, Function<Place, String> what) {
        return Optional.ofNullable(sheets.get(one.place())).map(what).orElse("–");
    }

    private static List<UsageBreakdownCount> slices(
            List<RedeemedVoucher> all, SmallCountThreshold reader, Function<RedeemedVoucher, String> by) {
        var counts = new TreeMap<String, Long>();
        all.forEach(one -> counts.merge(by.apply(one), 1L, Long::sum));
        return reader.parts(counts).entrySet().stream()
                .map(one -> new UsageBreakdownCount(one.getKey(), one.getValue()))
                .toList();
    }

    /// Returns the places that may accept vouchers on the current day but have never redeemed one.
    private List<Place> unvisited(List<RedeemedVoucher> redeemed) {
        return redemptions.places().stream()
                .filter(place -> redeemed.stream()
                        .noneMatch(one -> one.place().equals(place.id().value())))
                .sorted(java.util.Comparator.comparing(Place::name))
                .toList();
    }

    /// « Argent par mois » — amounts in cents by month (« 2026-11 »).
    record MoneyByMonth(Map<String, Long> ordered, Map<String, Long> received) {}

    /// Returns, by month, the ordered and the received amounts of all orders. Quotes are not counted.
    @Transactional
    MoneyByMonth money() {
        return money(orders.all().stream()
                .filter(order -> order.isOrdered())
                .map(order -> orders.standing(order))
                .toList());
    }

    private MoneyByMonth money(List<VoucherOrders.OrderBalanceView> all) {
        var ordered = new TreeMap<String, Long>();
        var received = new TreeMap<String, Long>();
        for (var one : all) {
            var order = one.order();
            ordered.merge(ParisTime.month(order.at()), order.cents(), Long::sum);
            orders.receivedByMonth(order.id()).forEach((month, cents) -> received.merge(month, cents, Long::sum));
        }
        return new MoneyByMonth(ordered, received);
    }

    /// Returns the median number of days from handing over a booklet to the first use of one of its vouchers;
    /// empty if there are too few booklets.
    @Transactional(readOnly = true)
    Optional<Long> publicDelay(List<RedeemedVoucher> redeemed) {
        return delay(redeemed, SmallCountThreshold.IN_PUBLIC);
    }

    private List<UsageMonth> months(
            List<VoucherOrders.OrderBalanceView> all, Optional<UUID> only, SmallCountThreshold reader) {
        var money = money(all);
        var ordered = money.ordered();
        var received = money.received();
        var counted = vouchers.months(only);
        var names = new TreeSet<>(ordered.keySet());
        names.addAll(received.keySet());
        counted.values().forEach(one -> names.addAll(one.keySet()));
        var counts = new HashMap<String, Map<String, OptionalLong>>();
        counted.forEach((what, months) -> counts.put(what, reader.parts(months)));
        return names.stream()
                .map(name -> new UsageMonth(
                        name,
                        ordered.getOrDefault(name, 0L),
                        received.getOrDefault(name, 0L),
                        told(counts, "ACTIVATE", name),
                        told(counts, "START", name),
                        told(counts, "REDEEM", name),
                        told(counts, "EXPIRE", name)))
                .toList();
    }

    private static OptionalLong told(Map<String, Map<String, OptionalLong>> told, String what, String month) {
        return told.getOrDefault(what, Map.of()).getOrDefault(month, OptionalLong.of(0));
    }

    private Optional<Long> delay(List<RedeemedVoucher> redeemed, SmallCountThreshold reader) {
        var first = new HashMap<UUID, Instant>();
        redeemed.forEach(one -> first.merge(one.booklet(), one.at(), (a, b) -> a.isBefore(b) ? a : b));
        var days = booklets.some(List.copyOf(first.keySet())).values().stream()
                .filter(booklet -> booklet.handedAt().isPresent())
                .map(booklet -> Duration.between(
                                booklet.handedAt().get(),
                                first.getOrDefault(
                                        booklet.id(), booklet.handedAt().get()))
                        .toDays())
                .sorted()
                .toList();
        return reader.tells(days.size()) ? Optional.of(days.get(days.size() / 2)) : Optional.empty();
    }

    /// Returns the prescribers whose vouchers expire within sixty days, so that a coordinator calls them. Those
    /// with the largest amounts come first.
    @Transactional(readOnly = true)
    List<PrescriberToCall> toCall() {
        var today = today();
        var found = new java.util.ArrayList<PrescriberToCall>();
        for (var order : orders.all()) {
            if (order.stage() != VoucherOrder.OrderStage.ORDERED || !soon(order, today)) continue;
            var by = new HashMap<UUID, PrescriberToCall>();
            for (var booklet : booklets.of(order.id(), VoucherBooklet.BookletState.HANDED)) {
                var left = vouchers.ofBooklet(booklet.id()).stream()
                        .filter(voucher -> voucher.active() && voucher.ended().isEmpty())
                        .count();
                if (left > 0 && booklet.prescriber().isPresent())
                    by.merge(
                            booklet.prescriber().get(),
                            new PrescriberToCall(order, booklet.prescriber().get(), 1, left),
                            (a, b) -> new PrescriberToCall(
                                    order, a.prescriber(), a.booklets() + b.booklets(), a.vouchers() + b.vouchers()));
            }
            found.addAll(by.values());
        }
        found.sort(java.util.Comparator.comparing(PrescriberToCall::vouchers).reversed());
        return found;
    }
}
