package org.tousaidants.vouchers.redemptions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;

/// Flags unusual redemptions with a reason. A person decides about them; nothing is refused automatically. Uses no
/// database.
final class UnusualVoucherUseDetector {
    private static final int EARLIEST_HOUR = 7;
    private static final int LATEST_HOUR = 22;
    /// Number of vouchers redeemed within ten minutes at one till from which they are flagged: more than the
    /// vouchers of two whole booklets.
    private static final int MANY = 21;

    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double FAR_KM = 40;
    private static final int WHOLE = 10;
    /// Unit of the round daily sums that are flagged, in cents: multiples of a hundred euros, if they occur on
    /// several days.
    private static final int ROUND_CENTS = 10_000;

    private static final int ROUND_DAYS = 3;

    enum UnusualUseReason {
        NIGHT,
        FAST,
        SELF,
        FAR,
        WHOLE,
        ROUND
    }

    /// A group of redemptions that was flagged as unusual.
    ///
    /// @param vouchers number of vouchers concerned
    record RedemptionFlag(UnusualUseReason reason, UUID place, int vouchers, java.time.Instant at) {}

    private UnusualVoucherUseDetector() {}

    /// Returns the groups of unusual redemptions.
    ///
    /// @param all all redemptions in chronological order
    /// @param prescriber prescriber of each booklet, if known
    /// @param people by place, the people connected with it
    /// @param km distance between two places in kilometres; empty if a place has no coordinates
    static List<RedemptionFlag> over(
            List<RedeemedVoucher> all,
            Map<UUID, Optional<UUID>> prescriber,
            Map<UUID, Set<UUID>> people,
            BiFunction<UUID, UUID, Optional<Double>> km) {
        var flags = new ArrayList<RedemptionFlag>();
        all.stream().collect(Collectors.groupingBy(RedeemedVoucher::place)).forEach((place, here) -> {
            var night = here.stream()
                    .filter(one -> !one.how().equals("PAPER"))
                    .filter(one -> {
                        var hour = one.at().atZone(ParisTime.ZONE).getHour();
                        return hour < EARLIEST_HOUR || hour >= LATEST_HOUR;
                    })
                    .toList();
            flag(flags, UnusualUseReason.NIGHT, place, night);
            flag(
                    flags,
                    UnusualUseReason.SELF,
                    place,
                    here.stream()
                            .filter(one -> prescriber
                                    .getOrDefault(one.booklet(), Optional.empty())
                                    .filter(who -> who.equals(one.by())
                                            || people.getOrDefault(place, Set.of())
                                                    .contains(who))
                                    .isPresent())
                            .toList());
            flag(flags, UnusualUseReason.FAST, place, densest(here, SHORT, MANY));
            flag(flags, UnusualUseReason.ROUND, place, sameRoundSums(here));
        });
        all.stream().collect(Collectors.groupingBy(RedeemedVoucher::booklet)).forEach((_, of) -> {
            flag(flags, UnusualUseReason.WHOLE, of.getFirst().place(), densest(of, SHORT, WHOLE));
            for (var n = 1; n < of.size(); n++) {
                var previous = of.get(n - 1);
                var next = of.get(n);
                if (Duration.between(previous.at(), next.at()).compareTo(HOUR) < 0
                        && km.apply(previous.place(), next.place())
                                .filter(far -> far > FAR_KM)
                                .isPresent()) flag(flags, UnusualUseReason.FAR, next.place(), List.of(previous, next));
            }
        });
        flags.sort(Comparator.comparing(RedemptionFlag::at).reversed());
        return flags;
    }

    /// Returns the redemptions of the days whose total is the same multiple of a hundred euros. Empty unless
    /// there are several such days.
    private static List<RedeemedVoucher> sameRoundSums(List<RedeemedVoucher> some) {
        var days = some.stream()
                .collect(Collectors.groupingBy(
                        one -> one.at().atZone(ParisTime.ZONE).toLocalDate(), TreeMap::new, Collectors.toList()));
        return days.values().stream()
                .collect(Collectors.groupingBy(
                        day -> day.stream().mapToInt(RedeemedVoucher::cents).sum(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(sum -> sum.getKey() % ROUND_CENTS == 0 && sum.getValue().size() >= ROUND_DAYS)
                .findFirst()
                .map(sum -> sum.getValue().stream().flatMap(List::stream).toList())
                .orElse(List.of());
    }

    /// Returns the first group of at least `least` redemptions that lie within the time span `within`; empty if
    /// there is none.
    private static List<RedeemedVoucher> densest(List<RedeemedVoucher> some, Duration within, int least) {
        for (var n = 0; n + least <= some.size(); n++)
            if (Duration.between(some.get(n).at(), some.get(n + least - 1).at()).compareTo(within) <= 0)
                return some.subList(n, n + least);
        return List.of();
    }

    private static void flag(
            List<RedemptionFlag> flags, UnusualUseReason reason, UUID place, List<RedeemedVoucher> some) {
        if (!some.isEmpty())
            flags.add(new RedemptionFlag(
                    reason, place, some.size(), some.getLast().at()));
    }
}
