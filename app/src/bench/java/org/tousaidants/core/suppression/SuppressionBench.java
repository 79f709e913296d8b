package org.tousaidants.core.suppression;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tousaidants.core.suppression.PublishedCounts.SumOfCounts;
import org.tousaidants.observatory.figures.DemoFiguresAttack;
import org.tousaidants.observatory.figures.MonthlyFiguresAttack;

/// Communes by six kinds, in groups of communes and the total, of the size of Charente-Maritime: the number of
/// hidden counts, the time, and the number of small counts that an attacker can still bound.
public final class SuppressionBench {
    private static final int COMMUNES = 462;
    private static final int GROUPS = 14;
    private static final int KINDS = 6;

    private SuppressionBench() {}

    public static void main(String[] args) {
        var publication = departement(new Random(17));
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var start = machine.getProcessCpuTime();
        var hiding = SmallCountSuppression.of(publication, PrimarySuppression.USUAL);
        var seconds = (machine.getProcessCpuTime() - start) / 1e9;
        var attack = new DisclosureRiskCheck(publication, hiding.hidden());
        var bounded = 0;
        var small = 0;
        for (var cell = 0; cell < publication.counts().size(); cell++)
            if (PrimarySuppression.USUAL.small(publication.count(cell))) {
                small++;
                if (attack.tells(cell, PrimarySuppression.USUAL)) bounded++;
            }
        System.out.printf(
                Locale.ROOT,
                "suppression-cells %d cells, %d small, %d hidden%n",
                publication.counts().size(),
                small,
                hiding.hidden().size());
        var quick = seconds <= 5;
        System.out.printf(
                Locale.ROOT,
                "suppression-departement %.1f s of processor (budget 5) %s%n",
                seconds,
                quick ? "ok" : "short");
        System.out.printf(
                Locale.ROOT, "suppression-bounded %d counts (budget 0) %s%n", bounded, bounded == 0 ? "ok" : "short");
        bounded += MonthlyFiguresAttack.run();
        bounded += DemoFiguresAttack.run();
        System.exit(!quick || bounded > 0 ? 1 : 0);
    }

    /// Rows are communes, then groups, then the total; columns are kinds, then their sum.
    private static PublishedCounts departement(Random random) {
        var rows = COMMUNES + GROUPS + 1;
        var wide = KINDS + 1;
        var counts = new long[rows * wide];
        for (var commune = 0; commune < COMMUNES; commune++) {
            // Few communes are large.
            var size = Math.pow(random.nextDouble(), -0.7) * 4;
            for (var kind = 0; kind < KINDS; kind++) {
                var count = random.nextInt(4) == 0 ? 0 : Math.round(random.nextDouble() * size * 3);
                for (var row : List.of(commune, COMMUNES + commune % GROUPS, rows - 1)) {
                    counts[row * wide + kind] += count;
                    counts[row * wide + KINDS] += count;
                }
            }
        }
        var sums = new ArrayList<SumOfCounts>();
        for (var row = 0; row < rows; row++) sums.add(sum(row * wide + KINDS, cells(row * wide, KINDS, 1)));
        for (var column = 0; column < wide; column++) {
            for (var group = 0; group < GROUPS; group++) {
                var members = new ArrayList<Integer>();
                for (var commune = group; commune < COMMUNES; commune += GROUPS) members.add(commune * wide + column);
                sums.add(sum((COMMUNES + group) * wide + column, members));
            }
            sums.add(sum((rows - 1) * wide + column, cells(COMMUNES * wide + column, GROUPS, wide)));
        }
        return new PublishedCounts(
                IntStream.range(0, counts.length).mapToObj(i -> counts[i]).toList(), sums, Set.of());
    }

    private static SumOfCounts sum(int total, List<Integer> parts) {
        return new SumOfCounts(total, parts);
    }

    private static List<Integer> cells(int from, int count, int step) {
        return IntStream.range(0, count).mapToObj(i -> from + i * step).toList();
    }
}
