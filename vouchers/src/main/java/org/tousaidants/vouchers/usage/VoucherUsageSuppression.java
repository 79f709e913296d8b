package org.tousaidants.vouchers.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.suppression.PrimarySuppression;
import org.tousaidants.core.suppression.PublishedCounts;
import org.tousaidants.core.suppression.SmallCountSuppression;

/// Selects the counts of one kind to hide in an edition, so that no small count can be computed from this edition or
/// by comparing it with earlier editions. All editions form one system of linear equations: the counts of each
/// dimension add up to the total, and the places of a commune to the commune.
final class VoucherUsageSuppression {
    private final List<Long> counts = new ArrayList<>();
    private final Set<PublishedCounts.SumOfCounts> sums = new HashSet<>();
    private final Set<Integer> shown = new HashSet<>();
    private final Set<Integer> before = new HashSet<>();

    private VoucherUsageSuppression() {}

    /// Returns the counts of an edition, without those that must be hidden.
    ///
    /// @param now counts of the new edition
    /// @param earlier previous editions, the oldest first
    static List<PublishedVoucherUsageCount> hide(
            List<PublishedVoucherUsageCount> now, List<List<PublishedVoucherUsageCount>> earlier) {
        return new VoucherUsageSuppression().among(now, earlier);
    }

    private List<PublishedVoucherUsageCount> among(
            List<PublishedVoucherUsageCount> now, List<List<PublishedVoucherUsageCount>> earlier) {
        Map<String, Integer> last = Map.of();
        for (var edition : earlier) {
            last = number(edition, last);
            for (var cell : edition) (cell.hidden() ? before : shown).add(last.get(cell.key()));
        }
        var numbers = number(now, last);
        before.removeAll(shown);
        var hiding = SmallCountSuppression.of(
                new PublishedCounts(counts, List.copyOf(sums), shown), PrimarySuppression.USUAL, before);
        // If hiding some counts does not protect all small counts, all counts of this kind are hidden in
        // this edition.
        if (!hiding.exposed().isEmpty())
            return now.stream().map(PublishedVoucherUsageCount::hiding).toList();
        return now.stream()
                .map(one -> hiding.hidden().contains(numbers.get(one.key())) ? one.hiding() : one)
                .toList();
    }

    private Map<String, Integer> number(List<PublishedVoucherUsageCount> edition, Map<String, Integer> last) {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var one : edition) numbers.put(one.key(), number(one.amount(), last.get(one.key())));
        add(edition, numbers);
        return numbers;
    }

    /// Returns the number of the variable that stands for a count in the system of equations. A count that did
    /// not change since the previous edition keeps its variable.
    ///
    /// @param amount the count
    /// @param former number of the variable in the previous edition; null if there is none
    private int number(long amount, @org.jspecify.annotations.Nullable Integer former) {
        if (former != null && counts.get(former) == amount) return former;
        counts.add(amount);
        var number = counts.size() - 1;
        if (former != null && counts.get(former) < amount) {
            counts.add(amount - counts.get(former));
            sums.add(new PublishedCounts.SumOfCounts(number, List.of(former, counts.size() - 1)));
        }
        return number;
    }

    private void add(List<PublishedVoucherUsageCount> edition, Map<String, Integer> numbers) {
        var cuts = new HashMap<String, List<Integer>>();
        var communes = new HashMap<String, List<Integer>>();
        for (var count : edition) {
            if (count.whole()) continue;
            cuts.computeIfAbsent(count.cut(), _ -> new ArrayList<>()).add(numbers.get(count.key()));
            if (!count.within().isEmpty())
                communes.computeIfAbsent(count.within(), _ -> new ArrayList<>()).add(numbers.get(count.key()));
        }
        var whole = numbers.get(PublishedVoucherUsageCount.whole("", 0).key());
        if (whole != null) cuts.values().forEach(parts -> add(whole, parts));
        communes.forEach((commune, places) -> {
            var total = numbers.get(PublishedVoucherUsageCount.of("", PublishedVoucherUsageCount.COMMUNE, commune, 0)
                    .key());
            if (total != null) add(total, places);
        });
    }

    private void add(int total, List<Integer> parts) {
        if (!parts.contains(total)) sums.add(new PublishedCounts.SumOfCounts(total, parts));
    }
}
