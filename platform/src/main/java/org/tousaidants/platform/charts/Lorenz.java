package org.tousaidants.platform.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// « Courbe de Lorenz » — the cumulative share of an amount by cumulative share of people, the poorest first; the
/// nearer to the diagonal, the more equal.
record Lorenz(String unit, List<Point> points) implements Chart {
    private static final int LEFT = 72;
    private static final int TOP = 16;
    private static final int SIDE = 280;

    /// « Point de la courbe » — the cumulative share of people and of the amount, from 0 to 1.
    public record Point(double people, double share) {}

    /// « Part » — a group of people and their total amount.
    public record Holding(double people, double amount) {
        public Holding {
            if (!(people > 0) || !(amount >= 0)) throw new IllegalArgumentException(people + " people, " + amount);
        }
    }

    public Lorenz {
        points = List.copyOf(points);
    }

    public static Lorenz over(String unit, List<Holding> holdings) {
        var people = holdings.stream().mapToDouble(Holding::people).sum();
        var amount = holdings.stream().mapToDouble(Holding::amount).sum();
        if (people <= 0 || amount <= 0) return new Lorenz(unit, List.of());
        var points = new ArrayList<>(List.of(new Point(0, 0)));
        var peopleSoFar = 0.0;
        var amountSoFar = 0.0;
        for (var holding : holdings.stream()
                .sorted(Comparator.comparingDouble(one -> one.amount() / one.people()))
                .toList()) {
            peopleSoFar += holding.people();
            amountSoFar += holding.amount();
            points.add(new Point(peopleSoFar / people, amountSoFar / amount));
        }
        return new Lorenz(unit, points);
    }

    /// « Indice de Gini » — inequality: 0 if all have the same amount, near 1 if one person has all.
    public double gini() {
        var under = 0.0;
        for (var i = 1; i < points.size(); i++)
            under += (points.get(i).people() - points.get(i - 1).people())
                    * (points.get(i).share() + points.get(i - 1).share());
        return points.isEmpty() ? 0 : Math.max(0, 1 - under);
    }

    /// The fraction of the amount that the given fraction of people has, the poorest first.
    public double shareOf(double people) {
        for (var i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            if (people <= to.people() + 1e-12)
                return from.share()
                        + (to.share() - from.share()) * (people - from.people()) / (to.people() - from.people());
        }
        return points.isEmpty() ? 0 : 1;
    }

    String path() {
        var path = new StringBuilder();
        for (var point : points)
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    path.isEmpty() ? "M" : "L",
                    LEFT + SIDE * point.people(),
                    TOP + SIDE * (1 - point.share())));
        return path.toString();
    }
}
