package org.tousaidants.platform.counts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tousaidants.platform.web.Page;

/// « Petits nombres » — a count of fewer people than this is not said, so that it points at no one.
public enum SmallCounts {
    /// « Au travail » — helpers, the coordination, a funder: they read counts of the network in which they work.
    AT_WORK(5),
    /// « En public » — anybody reads, and may know more of the people around.
    IN_PUBLIC(11);

    private final int fewest;

    SmallCounts(int fewest) {
        this.fewest = fewest;
    }

    public int fewest() {
        return fewest;
    }

    /// Whether so many are enough to be counted.
    public boolean tells(long count) {
        return count >= fewest;
    }

    /// Whether there are some, and too few.
    public boolean hides(long count) {
        return count > 0 && !tells(count);
    }

    public OptionalInt told(int count) {
        return tells(count) ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /// What stands where a count is hidden.
    public String under(Page page) {
        return page.t("counts.under", fewest);
    }

    /// The parts of a whole that is told: when a single one is hidden, the next smallest is hidden with it, so that no
    /// difference gives it away.
    public Map<String, OptionalLong> parts(Map<String, Long> counts) {
        var small = counts.values().stream().filter(many -> !tells(many)).count();
        var least = counts.values().stream()
                .mapToLong(many -> many + 1)
                .filter(next -> small == 1 && next > fewest)
                .min()
                .orElse(fewest);
        var parts = new LinkedHashMap<String, OptionalLong>();
        counts.forEach((part, many) -> parts.put(part, many >= least ? OptionalLong.of(many) : OptionalLong.empty()));
        return parts;
    }
}
