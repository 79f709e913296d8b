package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tousaidants.core.suppression.DisclosureRiskCheck;
import org.tousaidants.core.suppression.PrimarySuppression;

/// A year of one figure of people, published monthly by commune, by group of communes and by state, where most
/// counts stay and some change; then attacked as a whole, with knowledge of every sum and
/// of the unchanged counts.
public final class MonthlyFiguresAttack {
    private static final int COMMUNES = 80;
    private static final int GROUPS = 6;
    private static final int STATES = 4;
    private static final int MONTHS = 12;

    private MonthlyFiguresAttack() {}

    /// @return the number of small counts that could be bounded too well
    public static int run() {
        var epciOf = new HashMap<String, String>();
        for (var commune = 0; commune < COMMUNES; commune++) epciOf.put("c" + commune, "e" + commune % GROUPS);
        var random = new Random(18);
        var counts = new int[COMMUNES];
        for (var commune = 0; commune < COMMUNES; commune++)
            counts[commune] = random.nextInt(3) == 0 ? 0 : (int) (Math.pow(random.nextDouble(), -0.8) * 4);
        var states = new double[] {0.6, 0.25, 0.1, 0.05};
        var hidden = new PublishedFigureProtection(FigureDefinition.FigureKind.COUNT, epciOf);
        var published = new ArrayList<FigureValue>();
        var start = System.nanoTime();
        for (var month = 1; month <= MONTHS; month++) {
            for (var commune = 0; commune < COMMUNES; commune++)
                if (random.nextInt(6) == 0) counts[commune] = Math.max(0, counts[commune] + random.nextInt(5) - 2);
            published.addAll(
                    hidden.among(month(LocalDate.of(2026, month, 28), counts, epciOf, states), List.copyOf(published)));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var found = attacked(published, epciOf);
        System.out.printf(
                Locale.ROOT, "suppression-year %d small counts in %d months, %.1f s%n", found.small(), MONTHS, seconds);
        return told("suppression-year-bounded", found.bounded());
    }

    record AttackResult(int small, int bounded) {}

    static int told(String name, int bounded) {
        System.out.printf(Locale.ROOT, "%s %d counts (budget 0) %s%n", name, bounded, bounded == 0 ? "ok" : "short");
        return bounded;
    }

    /// By an attacker with every published number of one figure, who knows every sum.
    static AttackResult attacked(List<FigureValue> published, Map<String, String> epciOf) {
        var joint = PublishedFigureProtection.SuppressionLinearSystem.of(published, epciOf);
        var secret = new HashSet<Integer>();
        for (var value : published) if (value.hidden()) secret.add(joint.number(value));
        for (var value : published) if (!value.hidden()) secret.remove(joint.number(value));
        var publication = joint.publication(Set.of());
        var attack = new DisclosureRiskCheck(publication, secret);
        var bounded = 0;
        var small = 0;
        var seen = new HashSet<Integer>();
        for (var value : published) {
            var number = joint.number(value);
            var amount = value.amount();
            if (amount == null || !PrimarySuppression.USUAL.small(Math.round(amount)) || !seen.add(number)) continue;
            small++;
            if (!secret.contains(number) || attack.tells(number, PrimarySuppression.USUAL)) bounded++;
        }
        return new AttackResult(small, bounded);
    }

    private static List<FigureValue> month(LocalDate day, int[] counts, Map<String, String> epciOf, double[] states) {
        var values = new ArrayList<FigureValue>();
        var whole = 0;
        var groups = new HashMap<String, Integer>();
        for (var commune = 0; commune < counts.length; commune++)
            if (counts[commune] > 0) {
                whole += counts[commune];
                groups.merge(epciOf.getOrDefault("c" + commune, ""), counts[commune], Integer::sum);
                values.add(value(day, "commune", "c" + commune, counts[commune]));
            }
        groups.forEach((epci, count) -> values.add(value(day, "epci", epci, count)));
        var left = whole;
        for (var state = 1; state < STATES; state++) {
            var count = (int) Math.round(whole * states[state]);
            left -= count;
            values.add(value(day, "state", "s" + state, count));
        }
        values.add(value(day, "state", "s0", left));
        values.addFirst(value(day, "", "", whole));
        return values;
    }

    private static FigureValue value(LocalDate day, String breakdown, String cell, int count) {
        return new FigureValue(1, day, breakdown, cell, "", (double) count, null, false);
    }
}
