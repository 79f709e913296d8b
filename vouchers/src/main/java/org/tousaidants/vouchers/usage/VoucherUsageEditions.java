package org.tousaidants.vouchers.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Chiffres parus » — publishes the public figures of the vouchers once a month, up to the end of the previous
/// month. A published edition never changes.
@Service
class VoucherUsageEditions {
    private static final String REDEEMED = "redeemed";
    /// Maps the names of counts in `Vouchers.months` to their names in an edition.
    private static final Map<String, String> FAMILIES =
            Map.of("ACTIVATE", "activated", "START", "started", "REDEEM", REDEEMED, "EXPIRE", "expired");

    private final VoucherUsageStore store;
    private final Vouchers vouchers;
    private final VoucherPlaceQualifications qualifications;
    private final VoucherRedemptions redemptions;
    private final VoucherUsage usage;
    private final Clock clock;

    VoucherUsageEditions(
            VoucherUsageStore store,
            Vouchers vouchers,
            VoucherPlaceQualifications qualifications,
            VoucherRedemptions redemptions,
            VoucherUsage usage,
            Clock clock) {
        this.store = store;
        this.vouchers = vouchers;
        this.qualifications = qualifications;
        this.redemptions = redemptions;
        this.usage = usage;
        this.clock = clock;
    }

    /// Schedules the publication hourly, so that a server that was off on the first of the month publishes soon
    /// after.
    @Bean("usage.publication")
    static Job usagePublication(VoucherUsageEditions usageEditions, TerritoryNetworks networks) {
        return Job.every(Duration.ofHours(1)).run(() -> usageEditions.publish());
    }

    /// « Parution » — the current edition of the public figures.
    ///
    /// @param until last day of the edition; empty before the first edition
    /// @param next date of the next edition
    /// @param wholes totals by kind of count; a total is empty if too small to be published
    /// @param redeemedCents redeemed amount in cents; empty if the count is hidden
    /// @param unvisited places that accept vouchers but have redeemed none
    record VoucherUsageEdition(
            Optional<LocalDate> until,
            LocalDate next,
            long orderedCents,
            long receivedCents,
            Map<String, OptionalLong> wholes,
            OptionalLong redeemedCents,
            Optional<Long> delayDays,
            VoucherUsage.UsageBreakdowns cuts,
            List<Place> unvisited) {
        OptionalLong whole(String family) {
            return wholes.getOrDefault(family, OptionalLong.of(0));
        }
    }

    /// Publishes the figures up to the end of the previous month; returns false if they are already published.
    @Transactional
    boolean publish() {
        store.oneAtATime();
        var until = lastMonth().atEndOfMonth();
        if (store.latest().filter(one -> !one.isBefore(until)).isPresent()) return false;
        var counts = count(until);
        if (counts.isEmpty()) return false;
        var editions = store.editions().values();
        counts.forEach((family, now) -> {
            var earlier = editions.stream()
                    .map(edition -> edition.stream()
                            .filter(one -> one.family().equals(family))
                            .toList())
                    .filter(edition -> !edition.isEmpty())
                    .toList();
            store.add(until, VoucherUsageSuppression.hide(now, earlier));
        });
        return true;
    }

    private YearMonth lastMonth() {
        return YearMonth.from(ParisTime.today(clock)).minusMonths(1);
    }

    private Map<String, List<PublishedVoucherUsageCount>> count(LocalDate until) {
        var families = new TreeMap<String, List<PublishedVoucherUsageCount>>();
        var last = YearMonth.from(until).toString();
        vouchers.months(Optional.empty()).forEach((what, months) -> {
            var family = FAMILIES.get(what);
            if (family == null) return;
            var counts = new ArrayList<PublishedVoucherUsageCount>();
            months.forEach((month, many) -> {
                if (month.compareTo(last) <= 0)
                    counts.add(PublishedVoucherUsageCount.of(family, PublishedVoucherUsageCount.MONTH, month, many));
            });
            if (counts.isEmpty()) return;
            counts.add(PublishedVoucherUsageCount.whole(
                    family,
                    counts.stream()
                            .mapToLong(PublishedVoucherUsageCount::amount)
                            .sum()));
            families.put(family, counts);
        });
        var redeemed = redeemed(until);
        var sheets = qualifications.sheets(
                redeemed.stream().map(RedeemedVoucher::place).distinct().toList());
        var cut = families.get(REDEEMED);
        if (cut == null) return families;
        Function<RedeemedVoucher, String> commune = one ->
                Optional.ofNullable(sheets.get(one.place())).map(Place::commune).orElse("–");
        cut(redeemed, commune)
                .forEach((name, many) -> cut.add(
                        PublishedVoucherUsageCount.of(REDEEMED, PublishedVoucherUsageCount.COMMUNE, name, many)));
        cut(redeemed, RedeemedVoucher::service)
                .forEach((name, many) -> cut.add(
                        PublishedVoucherUsageCount.of(REDEEMED, PublishedVoucherUsageCount.SERVICE, name, many)));
        var places = new LinkedHashMap<UUID, List<RedeemedVoucher>>();
        redeemed.forEach(one ->
                places.computeIfAbsent(one.place(), _ -> new ArrayList<>()).add(one));
        places.forEach((id, taken) -> {
            var name = Optional.ofNullable(sheets.get(id)).map(Place::name).orElse("–");
            cut.add(new PublishedVoucherUsageCount(
                    REDEEMED,
                    PublishedVoucherUsageCount.PLACE,
                    id.toString(),
                    name,
                    commune.apply(taken.getFirst()),
                    taken.size(),
                    false));
        });
        return families;
    }

    private List<RedeemedVoucher> redeemed(LocalDate until) {
        return vouchers.redeemed(VoucherUsage.FIRST, until.plusDays(1), Optional.empty(), Optional.empty());
    }

    private static Map<String, Long> cut(List<RedeemedVoucher> all, Function<RedeemedVoucher, String> by) {
        var counts = new TreeMap<String, Long>();
        all.forEach(one -> counts.merge(by.apply(one), 1L, Long::sum));
        return counts;
    }

    @Transactional(readOnly = true)
    VoucherUsageEdition edition() {
        var until = store.latest();
        var next = YearMonth.from(ParisTime.today(clock)).plusMonths(1).atDay(1);
        if (until.isEmpty())
            return new VoucherUsageEdition(
                    until,
                    next,
                    0,
                    0,
                    Map.of(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    new VoucherUsage.UsageBreakdowns(List.of(), List.of(), List.of(), List.of()),
                    List.of());
        var counts = store.editions().getOrDefault(until.get(), List.of());
        var wholes = new TreeMap<String, OptionalLong>();
        counts.stream().filter(PublishedVoucherUsageCount::whole).forEach(one -> wholes.put(one.family(), one.told()));
        var months = months(until.get(), counts);
        var redeemed = redeemed(until.get());
        var published = wholes.getOrDefault(REDEEMED, OptionalLong.of(0)).isPresent();
        return new VoucherUsageEdition(
                until,
                next,
                months.stream().mapToLong(VoucherUsage.UsageMonth::orderedCents).sum(),
                months.stream()
                        .mapToLong(VoucherUsage.UsageMonth::receivedCents)
                        .sum(),
                wholes,
                published
                        ? OptionalLong.of(redeemed.stream()
                                .mapToLong(RedeemedVoucher::cents)
                                .sum())
                        : OptionalLong.empty(),
                published ? usage.publicDelay(redeemed) : Optional.empty(),
                new VoucherUsage.UsageBreakdowns(
                        months,
                        slices(counts, PublishedVoucherUsageCount.COMMUNE),
                        slices(counts, PublishedVoucherUsageCount.PLACE),
                        slices(counts, PublishedVoucherUsageCount.SERVICE)),
                unvisited(counts));
    }

    private static List<VoucherUsage.UsageBreakdownCount> slices(List<PublishedVoucherUsageCount> counts, String cut) {
        return counts.stream()
                .filter(one -> one.cut().equals(cut))
                .map(one -> new VoucherUsage.UsageBreakdownCount(one.name(), one.told()))
                .toList();
    }

    private List<VoucherUsage.UsageMonth> months(LocalDate until, List<PublishedVoucherUsageCount> counts) {
        var last = YearMonth.from(until).toString();
        var money = usage.money();
        var told = new TreeMap<String, Map<String, OptionalLong>>();
        for (var count : counts)
            if (count.cut().equals(PublishedVoucherUsageCount.MONTH))
                told.computeIfAbsent(count.cell(), _ -> new TreeMap<>()).put(count.family(), count.told());
        var names = new TreeSet<>(told.keySet());
        money.ordered().keySet().stream()
                .filter(one -> one.compareTo(last) <= 0)
                .forEach(names::add);
        money.received().keySet().stream()
                .filter(one -> one.compareTo(last) <= 0)
                .forEach(names::add);
        return names.stream()
                .map(name -> new VoucherUsage.UsageMonth(
                        name,
                        money.ordered().getOrDefault(name, 0L),
                        money.received().getOrDefault(name, 0L),
                        told(told, name, "activated"),
                        told(told, name, "started"),
                        told(told, name, REDEEMED),
                        told(told, name, "expired")))
                .toList();
    }

    private static OptionalLong told(Map<String, Map<String, OptionalLong>> told, String month, String family) {
        return told.getOrDefault(month, Map.of()).getOrDefault(family, OptionalLong.of(0));
    }

    private List<Place> unvisited(List<PublishedVoucherUsageCount> counts) {
        var visited = counts.stream()
                .filter(one -> one.cut().equals(PublishedVoucherUsageCount.PLACE))
                .map(PublishedVoucherUsageCount::cell)
                .toList();
        return redemptions.places().stream()
                .filter(place -> !visited.contains(place.id().toString()))
                .sorted(java.util.Comparator.comparing(Place::name))
                .toList();
    }
}
