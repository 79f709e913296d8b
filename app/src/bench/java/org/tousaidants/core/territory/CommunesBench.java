package org.tousaidants.core.territory;

import java.util.Arrays;
import java.util.Locale;

/// Looking up a commune as one types: every prefix of two letters and more of 2,000 names, then the worst input.
public final class CommunesBench {
    private static final double BUDGET_MILLIS = 10;

    private CommunesBench() {}

    public static void main(String[] args) {
        var communes = Communes.shipped();
        var names = communes.all().stream()
                .filter(commune -> Integer.parseInt(commune.code().replaceAll("\\D", "")) % 17 == 0)
                .map(Commune::name)
                .limit(2_000)
                .toList();
        for (var name : names) communes.search(name, 8);
        var ok = true;
        var typed = names.stream()
                .flatMap(name -> java.util.stream.IntStream.rangeClosed(2, name.length())
                        .mapToObj(end -> name.substring(0, end)))
                .toList();
        ok &= measure(communes, "communes-as-typed", typed.toArray(String[]::new));
        ok &= measure(
                communes,
                "communes-worst",
                "saint",
                "st",
                "le",
                "a",
                "zzzzzzzzzzzz",
                "saint marti",
                "xaint-jaen-d'angelu",
                "s".repeat(10_000),
                "saint ".repeat(100_000),
                "aaaaaaaa zzzzzzzz ".repeat(50),
                "17",
                "%_'\"<");
        if (!ok) System.exit(1);
    }

    private static boolean measure(Communes communes, String name, String... typed) {
        for (var warm = 0; warm < 20; warm++)
            for (var i = 0; i < Math.min(typed.length, 200); i++) communes.search(typed[i], 8);
        var nanos = new long[typed.length];
        for (var i = 0; i < typed.length; i++) {
            nanos[i] = Long.MAX_VALUE;
            // The best of three: what the machine does besides is not ours.
            for (var again = 0; again < 3; again++) {
                var start = System.nanoTime();
                communes.search(typed[i], 8);
                nanos[i] = Math.min(nanos[i], System.nanoTime() - start);
            }
        }
        Arrays.sort(nanos);
        var median = nanos[nanos.length / 2] / 1e6;
        var worst = nanos[nanos.length - 1] / 1e6;
        System.out.printf(Locale.ROOT, "%s-median %.3f ms%n", name, median);
        System.out.printf(
                Locale.ROOT,
                "%s-max %.3f ms (budget < %.0f) %s%n",
                name,
                worst,
                BUDGET_MILLIS,
                worst < BUDGET_MILLIS ? "ok" : "short");
        return worst < BUDGET_MILLIS;
    }
}
