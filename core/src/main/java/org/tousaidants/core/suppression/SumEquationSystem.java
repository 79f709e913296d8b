package org.tousaidants.core.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// « Équations » — the sums of a publication as arrays: the counts and signs of each sum, and the sums that
/// contain each count.
final class SumEquationSystem {
    private final int[][] cells;
    private final int[][] signs;
    private final int[][] sumsOf;
    private final int[][] signsOf;

    SumEquationSystem(PublishedCounts publication) {
        var sums = publication.sums();
        cells = new int[sums.size()][];
        signs = new int[sums.size()][];
        var of = new ArrayList<ArrayList<int[]>>();
        for (var cell = 0; cell < publication.counts().size(); cell++) of.add(new ArrayList<>());
        for (var n = 0; n < cells.length; n++) {
            var addends = sums.get(n).cells().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            var distinct = Arrays.stream(addends).distinct().toArray();
            cells[n] = distinct;
            signs[n] = new int[distinct.length];
            for (int i = 0, at = 0; i < distinct.length; i++) {
                for (; at < addends.length && addends[at] == distinct[i]; at++) signs[n][i]++;
                if (distinct[i] == sums.get(n).total()) signs[n][i] = -1;
                of.get(distinct[i]).add(new int[] {n, signs[n][i]});
            }
        }
        sumsOf = new int[of.size()][];
        signsOf = new int[of.size()][];
        for (var cell = 0; cell < sumsOf.length; cell++) {
            sumsOf[cell] = of.get(cell).stream().mapToInt(one -> one[0]).toArray();
            signsOf[cell] = of.get(cell).stream().mapToInt(one -> one[1]).toArray();
        }
    }

    int count() {
        return cells.length;
    }

    int[] cells(int sum) {
        return cells[sum];
    }

    /// Returns the sign of each count in a sum: 1 for a part, -1 for the total, or the reverse.
    ///
    /// @param sum index of the sum
    int[] signs(int sum) {
        return signs[sum];
    }

    int[] sumsOf(int cell) {
        return sumsOf[cell];
    }

    /// Returns the sign (1 or -1) that a count has in each of the sums that contain it.
    ///
    /// @param cell index of the count
    int[] signsOf(int cell) {
        return signsOf[cell];
    }

    /// Returns the counts that are connected to a count by at most `sumsAway` sums. The connection passes only
    /// through counts that `passes` accepts.
    ///
    /// @param start index of the first count
    TreeSet<Integer> together(int start, int sumsAway, IntPredicate passes) {
        var seen = new TreeSet<>(Set.of(start));
        var walked = new boolean[cells.length];
        var edge = new ArrayDeque<>(Set.of(start));
        for (var step = 0; step < sumsAway && !edge.isEmpty(); step++) {
            var next = new ArrayDeque<Integer>();
            for (int cell : edge)
                for (var sum : sumsOf[cell]) {
                    if (walked[sum]) continue;
                    walked[sum] = true;
                    for (var other : cells[sum]) if (passes.test(other) && seen.add(other)) next.add(other);
                }
            edge = next;
        }
        return seen;
    }

    /// Returns the indexes of the sums that contain at least one of these counts.
    TreeSet<Integer> around(Iterable<Integer> some) {
        var sums = new TreeSet<Integer>();
        for (int cell : some) for (var sum : sumsOf[cell]) sums.add(sum);
        return sums;
    }
}
