package org.tousaidants.observatory.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tousaidants.observatory.suppression.Publication;
import org.tousaidants.observatory.suppression.Secrecy;
import org.tousaidants.observatory.suppression.Suppression;

/// The counts of people of one figure on one day, whole and broken down, protected together: each breakdown adds up to
/// the whole, so that what one hides another must not tell.
final class Hidden {
    private Hidden() {}

    static List<Value> among(List<Value> values) {
        var counts = new ArrayList<Long>();
        for (var value : values) counts.add(value.amount() == null ? 0L : Math.round(value.amount()));
        var whole = IntStream.range(0, values.size())
                .filter(cell -> values.get(cell).whole())
                .findFirst();
        if (whole.isEmpty()) return values;
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (var cell = 0; cell < values.size(); cell++)
            if (!values.get(cell).whole())
                parts.computeIfAbsent(values.get(cell).breakdown(), any -> new ArrayList<>())
                        .add(cell);
        var sums = new ArrayList<Publication.Sum>();
        for (var cells : parts.values()) sums.add(new Publication.Sum(whole.getAsInt(), cells));
        var hiding = Suppression.of(new Publication(counts, sums, Set.of()), Secrecy.USUAL);
        // What cannot be protected takes its whole breakdown with it.
        var closed = new ArrayList<String>();
        for (var cell : hiding.exposed()) closed.add(values.get(cell).breakdown());
        var safe = new ArrayList<Value>();
        for (var cell = 0; cell < values.size(); cell++) {
            var value = values.get(cell);
            var hide = hiding.hidden().contains(cell)
                    || hiding.exposed().contains(cell)
                    || !closed.isEmpty() && (value.whole() || closed.contains(value.breakdown()));
            safe.add(hide ? value.hiding() : value);
        }
        return safe;
    }
}
