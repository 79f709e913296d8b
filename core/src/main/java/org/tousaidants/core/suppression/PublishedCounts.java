package org.tousaidants.core.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// « Ensemble publié » — all counts that are published together, each with an index, and the sums between them that
/// everybody knows.
///
/// @param shown indexes of counts that an earlier publication disclosed, so that they can no longer be hidden
public record PublishedCounts(List<Long> counts, List<SumOfCounts> sums, Set<Integer> shown) {
    /// « Somme » — states that the count with the index `total` is the sum of the counts with the indexes
    /// `parts`.
    public record SumOfCounts(int total, List<Integer> parts) {
        public SumOfCounts {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.contains(total)) throw new IllegalArgumentException(total + " = Σ " + parts);
        }

        List<Integer> cells() {
            var cells = new ArrayList<Integer>(parts);
            cells.add(total);
            return cells;
        }
    }

    public PublishedCounts {
        counts = List.copyOf(counts);
        sums = List.copyOf(sums);
        shown = Set.copyOf(shown);
        for (var sum : sums) {
            var together = 0L;
            for (var part : sum.parts()) together += counts.get(part);
            if (together != counts.get(sum.total()))
                throw new IllegalArgumentException(
                        "count " + sum.total() + " is " + counts.get(sum.total()) + ", its parts make " + together);
        }
    }

    long count(int cell) {
        return counts.get(cell);
    }
}
