package org.tousaidants.pass.redemptions;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.tousaidants.pass.treasury.Redeemed;

/// What looks odd in redemptions, each with its reason: a person decides, nothing is refused for it. Pure.
final class Watch {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int EARLIEST_HOUR = 7;
    private static final int LATEST_HOUR = 22;
    /// More than two whole booklets in ten minutes at one till.
    private static final int MANY = 21;

    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double FAR_KM = 40;
    private static final int WHOLE = 10;

    enum Reason {
        NIGHT,
        FAST,
        SELF,
        FAR,
        WHOLE
    }

    /// @param vouchers how many it is about
    record Flag(Reason reason, UUID place, int vouchers, java.time.Instant at) {}

    private Watch() {}

    /// @param all in the order of time
    /// @param prescriber of a booklet, where known
    /// @param km between two places, where both have a point
    static List<Flag> over(
            List<Redeemed> all, Map<UUID, Optional<UUID>> prescriber, BiFunction<UUID, UUID, Optional<Double>> km) {
        var flags = new ArrayList<Flag>();
        all.stream().collect(Collectors.groupingBy(Redeemed::place)).forEach((place, here) -> {
            var night = here.stream()
                    .filter(one -> !one.how().equals("PAPER"))
                    .filter(one -> {
                        var hour = one.at().atZone(PARIS).getHour();
                        return hour < EARLIEST_HOUR || hour >= LATEST_HOUR;
                    })
                    .toList();
            flag(flags, Reason.NIGHT, place, night);
            flag(
                    flags,
                    Reason.SELF,
                    place,
                    here.stream()
                            .filter(one -> prescriber
                                    .getOrDefault(one.booklet(), Optional.empty())
                                    .equals(Optional.of(one.by())))
                            .toList());
            flag(flags, Reason.FAST, place, densest(here, SHORT, MANY));
        });
        all.stream().collect(Collectors.groupingBy(Redeemed::booklet)).forEach((_, of) -> {
            flag(flags, Reason.WHOLE, of.getFirst().place(), densest(of, SHORT, WHOLE));
            for (var n = 1; n < of.size(); n++) {
                var one = of.get(n - 1);
                var next = of.get(n);
                if (Duration.between(one.at(), next.at()).compareTo(HOUR) < 0
                        && km.apply(one.place(), next.place())
                                .filter(far -> far > FAR_KM)
                                .isPresent()) flag(flags, Reason.FAR, next.place(), List.of(one, next));
            }
        });
        flags.sort(Comparator.comparing(Flag::at).reversed());
        return flags;
    }

    /// The first run of at least so many within the time; empty when there is none.
    private static List<Redeemed> densest(List<Redeemed> some, Duration within, int least) {
        for (var n = 0; n + least <= some.size(); n++)
            if (Duration.between(some.get(n).at(), some.get(n + least - 1).at()).compareTo(within) <= 0)
                return some.subList(n, n + least);
        return List.of();
    }

    private static void flag(List<Flag> flags, Reason reason, UUID place, List<Redeemed> some) {
        if (!some.isEmpty())
            flags.add(new Flag(reason, place, some.size(), some.getLast().at()));
    }
}
