package org.tousaidants.rules.archive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// « Ordre des versions » — compares version numbers: 1.10.0 is after 1.9.0.
public final class RulesVersionComparator {
    public static final Comparator<String> RISING = RulesVersionComparator::compare;

    private RulesVersionComparator() {}

    private static int compare(String a, String b) {
        var left = numbers(a);
        var right = numbers(b);
        return IntStream.range(0, Math.min(left.size(), right.size()))
                .map(i -> left.get(i).compareTo(right.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(Integer.compare(left.size(), right.size()));
    }

    /// Returns the next minor version after a version: 1.4.2 → 1.5.0.
    public static String after(String version) {
        var numbers = version.split("[.]", 3);
        return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }

    private static List<Integer> numbers(String version) {
        return Arrays.stream(version.split("[.]")).map(Integer::valueOf).toList();
    }
}
