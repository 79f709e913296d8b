package org.tousaidants.platform.counts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tousaidants.platform.web.Page;

/// « Petits nombres » — the threshold below which a count of people is hidden, so that it does not identify
/// anyone.
public enum SmallCountThreshold {
    /// « Au travail » — the threshold for helpers, coordinators and funders, who read counts of their network.
    AT_WORK(5),
    /// « En public » — the threshold for all other readers, who may know the counted people.
    IN_PUBLIC(11);

    private final int fewest;

    SmallCountThreshold(int fewest) {
        this.fewest = fewest;
    }

    public int fewest() {
        return fewest;
    }

    /// Returns whether the count is large enough to be shown.
    public boolean tells(long count) {
        return count >= fewest;
    }

    /// Returns whether the count is above zero but too small to be shown.
    public boolean hides(long count) {
        return count > 0 && !tells(count);
    }

    public OptionalInt told(int count) {
        return tells(count) ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /// Returns the text that is shown in place of a hidden count.
    public String under(Page page) {
        return page.t("counts.under", fewest);
    }

    /// Returns the parts of a published total by label; a hidden part is empty. If exactly one part is hidden,
    /// the next smallest is hidden too, so that no subtraction reveals it.
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
