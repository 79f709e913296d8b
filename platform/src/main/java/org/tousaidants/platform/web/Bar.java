package org.tousaidants.platform.web;

import java.util.List;

/// « Barre » — of a chart: its words and its amount.
public record Bar(String label, long amount) {
    /// Length of this bar, in percent of the longest.
    double percentAmong(List<Bar> all) {
        var longest = all.stream().mapToLong(Bar::amount).max().orElse(0);
        return longest <= 0 ? 0 : Math.round(1000.0 * Math.max(0, amount) / longest) / 10.0;
    }
}
