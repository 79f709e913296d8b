package org.tousaidants.outreach.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.CareRuleFiles;

/// « Poids des besoins » — the weight of each published component of fragility, from `besoins.yaml` of the
/// protocol. A territory may override it.
public record NeedWeights(Map<String, Double> columns) {
    public static final String FILE = "besoins.yaml";
    private static final String LIST = "fragilite";

    public NeedWeights {
        columns = Map.copyOf(columns);
    }

    /// @throws IllegalStateException with the place and the error
    public static NeedWeights read(CareRuleFiles file) {
        if (!(Yaml.read(file.text()) instanceof Map<?, ?> map && map.get(LIST) instanceof Map<?, ?> list)
                || list.isEmpty())
            throw wrong(file, LIST + " : écrivez au moins une colonne et son poids, « ifn_total: 1 »");
        var columns = new LinkedHashMap<String, Double>();
        list.forEach((column, weight) -> {
            if (!(weight instanceof Number number) || !(number.doubleValue() >= 0 && number.doubleValue() <= 1_000))
                throw wrong(file, LIST + "." + column + " : écrivez un nombre de 0 à 1000, pas « " + weight + " »");
            columns.put(String.valueOf(column), number.doubleValue());
        });
        if (columns.values().stream().allMatch(one -> one == 0))
            throw wrong(file, LIST + " : les poids sont tous nuls");
        return new NeedWeights(columns);
    }

    private static IllegalStateException wrong(CareRuleFiles file, String what) {
        return new IllegalStateException(file.name() + " : " + what);
    }
}
