package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tousaidants.core.suppression.PrimarySuppression;
import org.tousaidants.core.suppression.PublishedCounts;
import org.tousaidants.core.suppression.SmallCountSuppression;
import org.tousaidants.observatory.figures.FigureDefinition.FigureBreakdown;
import org.tousaidants.observatory.figures.FigureDefinition.FigureKind;

/// Protects the counts of people of one figure, in total and by breakdown, together with all earlier publications.
/// Its calculation uses that each breakdown adds up to the total and the communes to their group, and that a count
/// that did not change between two months is the same variable.
final class PublishedFigureProtection {
    private static final int WHOLE = 100;
    /// The minimum number of people for a published share. For fewer people, even a rounded share reveals its
    /// numerator.
    private static final int FEWEST_OF_A_SHARE = 50;

    private final FigureKind kind;
    private final Map<String, String> epciOf;

    PublishedFigureProtection(FigureKind kind, Map<String, String> epciOf) {
        this.kind = kind;
        this.epciOf = epciOf;
    }

    /// Returns the values with those hidden that could reveal a small count of people.
    ///
    /// @param values values of one day
    /// @param earlier published values of earlier days, in the same series
    List<FigureValue> among(List<FigureValue> values, List<FigureValue> earlier) {
        return switch (kind) {
            case COUNT -> counts(values, earlier);
            case AVERAGE -> values;
            case SHARE ->
                values.stream().map(PublishedFigureProtection::rounded).toList();
            case MEDIAN ->
                values.stream()
                        .map(one -> one.total() == null || one.total() < PrimarySuppression.USUAL.fewest()
                                ? one.hiding()
                                : new FigureValue(
                                        one.edition(),
                                        one.day(),
                                        one.breakdown(),
                                        one.cell(),
                                        one.name(),
                                        one.amount(),
                                        null,
                                        false))
                        .toList();
        };
    }

    /// Returns a share rounded so much that its numerator (the number of people concerned) is uncertain by at
    /// least five. The numerator is not stored.
    static FigureValue rounded(FigureValue value) {
        var amount = value.amount();
        var total = value.total();
        if (amount == null || total == null || total == 0) return value;
        var rest = total - amount;
        if (total < FEWEST_OF_A_SHARE || small(amount) || small(rest)) return value.hiding();
        var step = total >= 500 ? 1 : total >= 250 ? 2 : total >= 100 ? 5 : 10;
        var percent = (double) Math.round(WHOLE * amount / total / step) * step;
        return new FigureValue(
                value.edition(),
                value.day(),
                value.breakdown(),
                value.cell(),
                value.name(),
                percent,
                (double) WHOLE,
                false);
    }

    /// Returns the shares with those hidden whose numerator is a hidden count of the same people, because the
    /// share would reveal that count.
    ///
    /// @param state state whose count is the numerator of the share
    /// @param counts counts of the same day
    static List<FigureValue> beside(List<FigureValue> shares, String state, List<FigureValue> counts) {
        var told = counts.stream().anyMatch(one -> one.whole() && !one.hidden())
                && counts.stream()
                        .noneMatch(one -> one.breakdown().equals(FigureBreakdown.STATE.path())
                                && one.cell().equals(state)
                                && one.hidden());
        return told ? shares : shares.stream().map(FigureValue::hiding).toList();
    }

    private static boolean small(double count) {
        return PrimarySuppression.USUAL.small(Math.round(count));
    }

    private List<FigureValue> counts(List<FigureValue> values, List<FigureValue> earlier) {
        if (values.stream().noneMatch(FigureValue::whole)) return values;
        var counts = new ArrayList<>(earlier);
        counts.addAll(values);
        var joint = SuppressionLinearSystem.of(counts, epciOf);
        var before = new HashSet<Integer>();
        var shown = new HashSet<Integer>();
        for (var value : earlier) (value.hidden() ? before : shown).add(joint.number(value));
        before.removeAll(shown);
        var hiding = SmallCountSuppression.of(joint.publication(shown), PrimarySuppression.USUAL, before);
        // The breakdowns that are hidden completely, because one of their counts cannot be protected in
        // another way.
        var closed = new HashSet<String>();
        for (var value : counts) if (hiding.exposed().contains(joint.number(value))) closed.add(value.breakdown());
        var safe = new ArrayList<FigureValue>();
        for (var value : values) {
            var number = joint.number(value);
            var hide = hiding.hidden().contains(number)
                    || hiding.exposed().contains(number)
                    || !closed.isEmpty() && (value.whole() || closed.contains(value.breakdown()));
            safe.add(hide ? value.hiding() : value);
        }
        return safe;
    }

    /// The published counts of all days of one figure as a system of linear equations: one variable for each
    /// distinct count, one equation for each public sum.
    record SuppressionLinearSystem(
            Map<FigureValue, Integer> numbers, List<Long> counts, List<PublishedCounts.SumOfCounts> sums) {
        static SuppressionLinearSystem of(List<FigureValue> all, Map<String, String> epciOf) {
            var byDay = new TreeMap<LocalDate, List<FigureValue>>();
            for (var value : all)
                byDay.computeIfAbsent(value.day(), any -> new ArrayList<>()).add(value);
            var numbers = new HashMap<FigureValue, Integer>();
            var counts = new ArrayList<Long>();
            var sums = new HashSet<PublishedCounts.SumOfCounts>();
            Map<String, Integer> last = Map.of();
            for (var values : byDay.values()) {
                var now = new HashMap<String, Integer>();
                for (var value : values) {
                    var key = value.breakdown() + "|" + value.cell();
                    var count = value.amount() == null ? 0L : Math.round(value.amount());
                    var same = last.get(key);
                    var number = same != null && counts.get(same) == count ? same : counts.size();
                    if (number == counts.size()) counts.add(count);
                    numbers.put(value, number);
                    now.put(key, number);
                }
                sums(values, numbers, counts, epciOf, sums);
                last = now;
            }
            return new SuppressionLinearSystem(numbers, counts, List.copyOf(sums));
        }

        private static void sums(
                List<FigureValue> values,
                Map<FigureValue, Integer> numbers,
                List<Long> counts,
                Map<String, String> epciOf,
                Set<PublishedCounts.SumOfCounts> sums) {
            var parts = new LinkedHashMap<String, List<Integer>>();
            var groups = new HashMap<String, Integer>();
            var members = new LinkedHashMap<String, List<Integer>>();
            var whole = -1;
            for (var value : values) {
                var number = numbers.getOrDefault(value, -1);
                if (value.whole()) {
                    whole = number;
                    continue;
                }
                parts.computeIfAbsent(value.breakdown(), any -> new ArrayList<>())
                        .add(number);
                if (value.breakdown().equals(FigureBreakdown.EPCI.path())) groups.put(value.cell(), number);
                if (value.breakdown().equals(FigureBreakdown.COMMUNE.path()))
                    members.computeIfAbsent(epciOf.getOrDefault(value.cell(), ""), any -> new ArrayList<>())
                            .add(number);
            }
            for (var cells : parts.values()) add(whole, cells, counts, sums);
            members.forEach((epci, cells) -> add(groups.getOrDefault(epci, -1), cells, counts, sums));
        }

        /// Adds the equation « the sum of the parts is the total » to the system, if the parts really add up
        /// to the total.
        private static void add(
                int total, List<Integer> parts, List<Long> counts, Set<PublishedCounts.SumOfCounts> sums) {
            if (total < 0 || parts.contains(total)) return;
            var together = parts.stream().mapToLong(counts::get).sum();
            if (together == counts.get(total)) sums.add(new PublishedCounts.SumOfCounts(total, parts));
        }

        int number(FigureValue value) {
            return numbers.getOrDefault(value, -1);
        }

        PublishedCounts publication(Set<Integer> shown) {
            return new PublishedCounts(counts, sums, shown);
        }
    }
}
