package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.schema.PlaceService;

/// Computes how well each set of services (one bit for each service) answers the needs of a search, from 0 to 1. The
/// best service counts most; the others count a little, because a place with more services can finish the task.
/// Without a need every set gets the same score.
final class HelpNeedScore {
    private static final double BEST_SERVICE = 0.75;
    private static final PlaceService[] SERVICES = PlaceService.values();
    private static final int SETS = 1 << SERVICES.length;
    private static final double[] ANY_HELP = anyHelp();
    private static final Map<HelpNeed, double[]> ALONE = alone();

    private HelpNeedScore() {}

    /// Returns how well each set of services answers these needs, from 0 to 1, indexed by the set of services.
    /// Callers must not change the array.
    static double[] of(Set<HelpNeed> needs) {
        if (needs.isEmpty()) return ANY_HELP;
        var tables =
                needs.stream().map(need -> ALONE.getOrDefault(need, ANY_HELP)).toArray(double[][]::new);
        if (tables.length == 1) return tables[0];
        var fits = new double[SETS];
        for (var table : tables) for (var set = 1; set < SETS; set++) fits[set] += table[set];
        for (var set = 1; set < SETS; set++) fits[set] /= tables.length;
        return fits;
    }

    private static double[] anyHelp() {
        var fits = new double[SETS];
        for (var set = 1; set < SETS; set++)
            fits[set] = BEST_SERVICE + (1 - BEST_SERVICE) * Integer.bitCount(set) / SERVICES.length;
        return fits;
    }

    private static Map<HelpNeed, double[]> alone() {
        var tables = new EnumMap<HelpNeed, double[]>(HelpNeed.class);
        for (var need : HelpNeed.values()) {
            var weights = Arrays.stream(SERVICES).mapToDouble(need::weight).toArray();
            var fits = new double[SETS];
            for (var set = 1; set < SETS; set++) fits[set] = fit(weights, set);
            tables.put(need, fits);
        }
        return tables;
    }

    private static double fit(double[] weights, int set) {
        var best = 0.0;
        var got = 0.0;
        var total = 0.0;
        for (var service = 0; service < weights.length; service++) {
            total += weights[service];
            if ((set & 1 << service) == 0) continue;
            got += weights[service];
            best = Math.max(best, weights[service]);
        }
        return BEST_SERVICE * best + (1 - BEST_SERVICE) * got / total;
    }
}
