package org.tousaidants.vouchers.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// « Parts au centime » — divides a sum of cents in proportion, by the largest remainder. The parts always add
/// up to the sum, and the result is deterministic.
public final class ProportionalShares {
    private ProportionalShares() {}

    /// @param weights not negative, and not all zero unless the sum is zero; of equal remainders the first gets
    /// the cent
    public static List<Long> of(long cents, List<Long> weights) {
        var totalWeight = weights.stream().mapToLong(Long::longValue).sum();
        if (cents < 0 || weights.stream().anyMatch(weight -> weight < 0) || totalWeight == 0 && cents != 0)
            throw new IllegalArgumentException("cannot be shared");
        var parts = new ArrayList<Long>();
        if (totalWeight == 0) {
            weights.forEach(_ -> parts.add(0L));
            return parts;
        }
        for (var weight : weights) parts.add(Math.multiplyExact(cents, weight) / totalWeight);
        var left = cents - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer n) -> -(cents * weights.get(n) % totalWeight))
                        .thenComparingInt(n -> n))
                .limit(left)
                .forEach(n -> parts.set(n, parts.get(n) + 1));
        return parts;
    }
}
