package org.tousaidants.governance.ruleproposals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;

/// « Impact à emporter » — writes the number of affected people by profile and commune as a file. No row and no cell
/// represents fewer than five people. It has no side effects.
final class RulesImpactFile {
    private static final SmallCountThreshold READER = SmallCountThreshold.AT_WORK;
    private static final String OTHERS = "autres communes";
    private static final String FEW = "moins de " + READER.fewest();

    private RulesImpactFile() {}

    static String csv(RulesImpact impact) {
        var csv = new StringBuilder(CsvFormat.MARK).append(RulesImpact.header()).append('\n');
        impact.rows().forEach((profile, communes) -> {
            var rest = new EnumMap<RulesEffect, Integer>(RulesEffect.class);
            new TreeMap<>(communes).forEach((commune, counts) -> {
                if (READER.tells(sum(counts))) row(csv, profile, commune, counts);
                else counts.forEach((effect, number) -> rest.merge(effect, number, Integer::sum));
            });
            if (!rest.isEmpty()) row(csv, profile, OTHERS, rest);
        });
        return csv.toString();
    }

    private static void row(StringBuilder csv, String profile, String commune, Map<RulesEffect, Integer> counts) {
        var cells = new ArrayList<>(List.of(profile, commune));
        for (var effect : RulesEffect.values()) {
            var number = counts.getOrDefault(effect, 0);
            cells.add(READER.hides(number) ? FEW : Integer.toString(number));
        }
        CsvFormat.row(csv, ';', cells);
    }

    private static int sum(Map<RulesEffect, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
