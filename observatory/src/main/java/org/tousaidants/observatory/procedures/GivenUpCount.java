package org.tousaidants.observatory.procedures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.Obstacle;

/// « La personne a renoncé » — the acts about a procedure that ended so, with their reasons. A small count is hidden,
/// which is not zero.
///
/// @param reasons empty where the total is hidden
record GivenUpCount(long times, SmallCountThreshold threshold, List<GivenUpReason> reasons) {
    /// @param why empty where no reason was noted
    /// @param times empty where the count is hidden
    record GivenUpReason(Optional<Obstacle> why, OptionalLong times) {
        String key() {
            return why.map(Obstacle::key).orElse("procedures.givenup.unsaid");
        }

        String count(Page page) {
            return times.isPresent() ? Long.toString(times.getAsLong()) : page.t("procedures.givenup.part");
        }
    }

    /// @param counts by the value of the reason in the database, empty where no reason was noted
    static GivenUpCount of(Map<String, Long> counts, SmallCountThreshold threshold) {
        var times = counts.values().stream().mapToLong(Long::longValue).sum();
        if (!threshold.tells(times)) return new GivenUpCount(times, threshold, List.of());
        return new GivenUpCount(
                times,
                threshold,
                threshold.parts(counts).entrySet().stream()
                        .map(one -> new GivenUpReason(
                                Optional.of(one.getKey())
                                        .filter(why -> !why.isEmpty())
                                        .map(why -> Obstacle.valueOf(why.toUpperCase(Locale.ROOT))),
                                one.getValue()))
                        .toList());
    }

    String words(Page page) {
        if (times == 0) return page.t("procedures.givenup.none");
        return threshold.hides(times)
                ? page.t("procedures.givenup.few", threshold.fewest())
                : page.t("procedures.givenup.times", times);
    }
}
