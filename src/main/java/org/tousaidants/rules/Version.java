package org.tousaidants.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// « Version publiée » — of the rules of a network.
///
/// @param decision empty: it came with the product, or with its configuration
public record Version(
        String hash,
        String id,
        String version,
        boolean adopted,
        LocalDate inForce,
        Instant publishedAt,
        Optional<Decision> decision) {
    /// « 1.10.0 » is after « 1.9.0 ».
    public static final Comparator<String> ORDER = (a, b) -> {
        var left = numbers(a);
        var right = numbers(b);
        return IntStream.range(0, Math.min(left.size(), right.size()))
                .map(i -> left.get(i).compareTo(right.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(Integer.compare(left.size(), right.size()));
    };

    private static List<Integer> numbers(String version) {
        return Stream.of(version.split("[.]")).map(Integer::valueOf).toList();
    }

    /// The version that usually comes next: 1.4.2 → 1.5.0.
    public static String after(String version) {
        var numbers = numbers(version);
        return numbers.getFirst() + "." + (numbers.get(1) + 1) + ".0";
    }
}
