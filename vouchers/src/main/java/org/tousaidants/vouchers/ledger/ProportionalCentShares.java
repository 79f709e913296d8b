package org.tousaidants.vouchers.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// « Parts au centime » — divides an amount in cents in proportion to weights (largest remainder method). The parts
/// always add up to the amount, and the same input always gives the same parts.
public final class ProportionalCentShares {
    private ProportionalCentShares() {}

    /// Returns the parts of an amount in cents, in proportion to the weights. If two parts have the same claim
    /// to a remaining cent, the first gets it.
    ///
    /// @param weights weights of the parts: not negative, and not all zero unless the amount is zero
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
