package org.tousaidants.community.equipment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ShippedFile;

/// « Critères d’attribution » — reads the criteria of a territory from files: reasons for equipment with their
/// points, and the carbon that a reused device saves.
final class AllocationCriteria {
    /// @param fr in plain words, for the person
    record AllocationReason(String key, int points, String fr, String en) {}

    static final List<AllocationReason> REASONS = rows("criteria.csv").stream()
            .map(row -> new AllocationReason(row[0], Integer.parseInt(row[1]), row[2], row[3]))
            .toList();

    /// ADEME, « Évaluation de l’impact environnemental d’un ensemble de produits reconditionnés », September
    /// 2022: grams of CO₂ equivalent that a refurbished device saves in a year of use, against a new one.
    private static final Map<String, Integer> GRAMS_A_YEAR = grams();

    private AllocationCriteria() {}

    static Optional<AllocationReason> reason(String key) {
        return REASONS.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    static int points(List<String> reasons) {
        return reasons.stream()
                .flatMap(key -> reason(key).stream())
                .mapToInt(AllocationReason::points)
                .sum();
    }

    /// The value of the study in grams; empty if it has none.
    static Optional<Integer> gramsAYear(Device.DeviceKind kind) {
        return Optional.ofNullable(GRAMS_A_YEAR.get(ConstantName.low(kind)));
    }

    private static Map<String, Integer> grams() {
        var grams = new LinkedHashMap<String, Integer>();
        for (var row : rows("carbon.csv")) grams.put(row[0], Integer.valueOf(row[1]));
        return grams;
    }

    private static List<String[]> rows(String name) {
        return ShippedFile.rows(AllocationCriteria.class, "/equipment/" + name);
    }
}
