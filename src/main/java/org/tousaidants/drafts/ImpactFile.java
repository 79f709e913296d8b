package org.tousaidants.drafts;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tousaidants.protocol.Impact;
import org.tousaidants.protocol.Impact.Effect;

/// « Impact à emporter » — the counts by profile and commune as they may leave the desk: no line and no cell tells of
/// fewer than five people, so that nobody is recognised in a figure. Pure.
final class ImpactFile {
    static final int LEAST = 5;
    private static final String OTHERS = "autres communes";
    private static final String FEW = "moins de " + LEAST;

    private ImpactFile() {}

    static String csv(Impact impact) {
        var csv = new StringBuilder("\ufeff").append(Impact.header()).append("\r\n");
        impact.rows().forEach((profile, communes) -> {
            var rest = new EnumMap<Effect, Integer>(Effect.class);
            new TreeMap<>(communes).forEach((commune, counts) -> {
                if (sum(counts) >= LEAST) row(csv, profile, commune, counts);
                else counts.forEach((effect, number) -> rest.merge(effect, number, Integer::sum));
            });
            if (!rest.isEmpty()) row(csv, profile, OTHERS, rest);
        });
        return csv.toString();
    }

    private static void row(StringBuilder csv, String profile, String commune, Map<Effect, Integer> counts) {
        csv.append(profile).append(';').append(commune);
        for (var effect : Effect.values()) {
            var number = counts.getOrDefault(effect, 0);
            csv.append(';').append(number > 0 && number < LEAST ? FEW : Integer.toString(number));
        }
        csv.append("\r\n");
    }

    private static int sum(Map<Effect, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
