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
import org.tousaidants.core.suppression.Publication;
import org.tousaidants.core.suppression.Secrecy;
import org.tousaidants.core.suppression.Suppression;
import org.tousaidants.observatory.figures.Definition.Breakdown;
import org.tousaidants.observatory.figures.Definition.Kind;

/// The counts of people of one figure, whole and broken down, protected together with all that was published of it
/// before: each breakdown adds up to the whole, communes add up to their group, and a count that did not move from
/// one month to the next is one and the same number, whichever of the two gave it away.
final class Hidden {
    private static final int WHOLE = 100;
    /// Below so many people a rounded share would still tell its numerator.
    private static final int FEWEST_OF_A_SHARE = 50;

    private final Kind kind;
    private final Map<String, String> epciOf;

    Hidden(Kind kind, Map<String, String> epciOf) {
        this.kind = kind;
        this.epciOf = epciOf;
    }

    /// @param values of one day
    /// @param earlier what stands published of the days before, in the same series
    List<Value> among(List<Value> values, List<Value> earlier) {
        return switch (kind) {
            case COUNT -> counts(values, earlier);
            case SHARE -> values.stream().map(Hidden::rounded).toList();
            case MEDIAN ->
                values.stream()
                        .map(one -> one.total() == null || one.total() < Secrecy.USUAL.fewest()
                                ? one.hiding()
                                : new Value(
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

    /// So coarse that a numerator cannot be computed back within five people; the numerator is not even kept.
    static Value rounded(Value value) {
        var amount = value.amount();
        var total = value.total();
        if (amount == null || total == null || total == 0) return value;
        var rest = total - amount;
        if (total < FEWEST_OF_A_SHARE || small(amount) || small(rest)) return value.hiding();
        var step = total >= 500 ? 1 : total >= 250 ? 2 : total >= 100 ? 5 : 10;
        var percent = (double) Math.round(WHOLE * amount / total / step) * step;
        return new Value(
                value.edition(),
                value.day(),
                value.breakdown(),
                value.cell(),
                value.name(),
                percent,
                (double) WHOLE,
                false);
    }

    /// The counts of the same people tell nothing more than their share: where one of them is hidden,
    /// it is hidden too.
    ///
    /// @param counts of the same day
    static List<Value> beside(List<Value> shares, String state, List<Value> counts) {
        var told = counts.stream().anyMatch(one -> one.whole() && !one.hidden())
                && counts.stream()
                        .noneMatch(one -> one.breakdown().equals(Breakdown.STATE.path())
                                && one.cell().equals(state)
                                && one.hidden());
        return told ? shares : shares.stream().map(Value::hiding).toList();
    }

    private static boolean small(double count) {
        return Secrecy.USUAL.small(Math.round(count));
    }

    private List<Value> counts(List<Value> values, List<Value> earlier) {
        if (values.stream().noneMatch(Value::whole)) return values;
        var all = new ArrayList<>(earlier);
        all.addAll(values);
        var joint = Joint.of(all, epciOf);
        var before = new HashSet<Integer>();
        var shown = new HashSet<Integer>();
        for (var value : earlier) (value.hidden() ? before : shown).add(joint.number(value));
        before.removeAll(shown);
        var hiding = Suppression.of(joint.publication(shown), Secrecy.USUAL, before);
        // What cannot be protected takes its whole breakdown with it.
        var closed = new HashSet<String>();
        for (var value : all) if (hiding.exposed().contains(joint.number(value))) closed.add(value.breakdown());
        var safe = new ArrayList<Value>();
        for (var value : values) {
            var number = joint.number(value);
            var hide = hiding.hidden().contains(number)
                    || hiding.exposed().contains(number)
                    || !closed.isEmpty() && (value.whole() || closed.contains(value.breakdown()));
            safe.add(hide ? value.hiding() : value);
        }
        return safe;
    }

    /// All days of one figure as one system: a number for each count that may differ, and every sum that anybody
    /// knows.
    record Joint(Map<Value, Integer> numbers, List<Long> counts, List<Publication.Sum> sums) {
        static Joint of(List<Value> all, Map<String, String> epciOf) {
            var byDay = new TreeMap<LocalDate, List<Value>>();
            for (var value : all)
                byDay.computeIfAbsent(value.day(), any -> new ArrayList<>()).add(value);
            var numbers = new HashMap<Value, Integer>();
            var counts = new ArrayList<Long>();
            var sums = new HashSet<Publication.Sum>();
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
            return new Joint(numbers, counts, List.copyOf(sums));
        }

        private static void sums(
                List<Value> values,
                Map<Value, Integer> numbers,
                List<Long> counts,
                Map<String, String> epciOf,
                Set<Publication.Sum> sums) {
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
                if (value.breakdown().equals(Breakdown.EPCI.path())) groups.put(value.cell(), number);
                if (value.breakdown().equals(Breakdown.COMMUNE.path()))
                    members.computeIfAbsent(epciOf.getOrDefault(value.cell(), ""), any -> new ArrayList<>())
                            .add(number);
            }
            for (var cells : parts.values()) add(whole, cells, counts, sums);
            members.forEach((epci, cells) -> add(groups.getOrDefault(epci, -1), cells, counts, sums));
        }

        /// Only what really adds up is known to.
        private static void add(int total, List<Integer> parts, List<Long> counts, Set<Publication.Sum> sums) {
            if (total < 0 || parts.contains(total)) return;
            var together = parts.stream().mapToLong(counts::get).sum();
            if (together == counts.get(total)) sums.add(new Publication.Sum(total, parts));
        }

        int number(Value value) {
            return numbers.getOrDefault(value, -1);
        }

        Publication publication(Set<Integer> shown) {
            return new Publication(counts, sums, shown);
        }
    }
}
