package org.tousaidants.community.equipment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.EnumConstantName;

/// « Critères d’attribution » — reads the criteria of a territory for giving devices: the reasons of a request with
/// their points, and the carbon that a reused device saves.
final class DeviceAllocationCriteria {
    /// A reason for which a person may get a device.
    ///
    /// @param key key of the reason
    /// @param points number of points
    /// @param fr French text in plain words, for the person; `en` likewise in English
    record DeviceAllocationReason(String key, int points, String fr, String en) {}

    /// Reasons of a person helped.
    static final List<DeviceAllocationReason> REASONS = reasons("criteria.csv");

    /// Reasons of a helper, who needs the device to help other people.
    static final List<DeviceAllocationReason> HELPER_REASONS = reasons("helper-criteria.csv");

    /// Grams of CO₂ equivalent that a refurbished device saves in a year of use, compared with a new one.
    /// Source: ADEME, « Évaluation de l’impact environnemental d’un ensemble de produits reconditionnés »,
    /// September 2022.
    private static final Map<String, Integer> GRAMS_A_YEAR = grams();

    private DeviceAllocationCriteria() {}

    /// Returns the reasons that a request for this beneficiary may give.
    static List<DeviceAllocationReason> of(DeviceAllocationRequest.DeviceBeneficiary beneficiary) {
        return beneficiary.helps() ? HELPER_REASONS : REASONS;
    }

    static Optional<DeviceAllocationReason> reason(String key) {
        return Stream.of(REASONS, HELPER_REASONS)
                .flatMap(List::stream)
                .filter(one -> one.key().equals(key))
                .findFirst();
    }

    static int points(List<String> reasons) {
        return reasons.stream()
                .flatMap(key -> reason(key).stream())
                .mapToInt(DeviceAllocationReason::points)
                .sum();
    }

    /// Returns the grams of CO₂ equivalent that a reused device of this kind saves per year; empty if the study
    /// contains no value for this kind.
    static Optional<Integer> gramsAYear(StockDevice.DeviceKind kind) {
        return Optional.ofNullable(GRAMS_A_YEAR.get(EnumConstantName.low(kind)));
    }

    private static List<DeviceAllocationReason> reasons(String name) {
        return rows(name).stream()
                .map(row -> new DeviceAllocationReason(row[0], Integer.parseInt(row[1]), row[2], row[3]))
                .toList();
    }

    private static Map<String, Integer> grams() {
        var grams = new LinkedHashMap<String, Integer>();
        for (var row : rows("carbon.csv")) grams.put(row[0], Integer.valueOf(row[1]));
        return grams;
    }

    private static List<String[]> rows(String name) {
        return BundledFile.rows(DeviceAllocationCriteria.class, "/equipment/" + name);
    }
}
