package org.tousaidants.observatory.procedures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.Obstacle;

/// « La personne a renoncé » — the number of activities about a procedure that the person gave up, with the reasons.
/// A small number is hidden, so a hidden number does not mean zero.
///
/// @param reasons the reasons; empty if the total is hidden
record GivenUpProcedureCount(long times, SmallCountThreshold threshold, List<GivenUpReasonCount> reasons) {
    /// The number of given-up activities with one reason.
    ///
    /// @param why the reason; empty if none was recorded
    /// @param times the number; empty if it is hidden
    record GivenUpReasonCount(Optional<Obstacle> why, OptionalLong times) {
        String key() {
            return why.map(Obstacle::key).orElse("procedures.givenup.unsaid");
        }

        String count(Page page) {
            return times.isPresent() ? Long.toString(times.getAsLong()) : page.t("procedures.givenup.part");
        }
    }

    /// Returns the counts of given-up activities, in which small counts are hidden.
    ///
    /// @param counts counts by the database value of the reason, which is empty if no reason was recorded
    /// @param threshold number below which a count is hidden
    static GivenUpProcedureCount of(Map<String, Long> counts, SmallCountThreshold threshold) {
        var times = counts.values().stream().mapToLong(Long::longValue).sum();
        if (!threshold.tells(times)) return new GivenUpProcedureCount(times, threshold, List.of());
        return new GivenUpProcedureCount(
                times,
                threshold,
                threshold.parts(counts).entrySet().stream()
                        .map(one -> new GivenUpReasonCount(
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
