package org.tousaidants.pass.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Too few are not told; if only one is hidden, the next smallest is hidden with it, so that no difference
/// gives it away.
final class SmallCounts {
    private SmallCounts() {}

    static List<Usage.Slice> hidden(Map<String, Long> counts, long fewest) {
        var small = counts.values().stream().filter(many -> many < fewest).count();
        var least = small != 1
                ? fewest
                : counts.values().stream()
                        .filter(many -> many >= fewest)
                        .min(Long::compare)
                        .map(next -> next + 1)
                        .orElse(fewest);
        return counts.entrySet().stream()
                .map(one -> new Usage.Slice(
                        one.getKey(), Optional.of(one.getValue()).filter(many -> many >= least)))
                .toList();
    }
}
