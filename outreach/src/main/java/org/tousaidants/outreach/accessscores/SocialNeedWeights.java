package org.tousaidants.outreach.accessscores;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.ProtocolRuleFile;

/// « Poids des besoins » — the weight of each published component of fragility (age, poverty, coverage), from
/// `besoins.yaml` of the protocol. A territory may override the file.
///
/// @param columns components by the name of the column in the file
public record SocialNeedWeights(Map<String, NeedIndicator> columns) {
    public static final String FILE = "besoins.yaml";
    private static final String LIST = "fragilite";
    private static final double HIGHEST = 10;
    private static final double MOST = 1_000;

    /// « Composante de fragilité » — one column of the file, with its weight.
    ///
    /// @param name name for display
    /// @param highest value of the column that counts fully: 10 for the index of fragility, 50 for a rate
    public record NeedIndicator(String name, double weight, double highest) {}

    public SocialNeedWeights {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// Reads the weights of the components of fragility from the protocol.
    ///
    /// @throws IllegalStateException if the file is invalid; the message states the position and the error
    public static SocialNeedWeights read(ProtocolRuleFile file) {
        if (!(Yaml.read(file.text()) instanceof Map<?, ?> map && map.get(LIST) instanceof Map<?, ?> list)
                || list.isEmpty())
            throw wrong(file, LIST + " : écrivez au moins une colonne et son poids, « ifn_total: 1 »");
        var columns = new LinkedHashMap<String, NeedIndicator>();
        list.forEach((column, given) -> {
            var name = String.valueOf(column);
            var about = given instanceof Map<?, ?> words ? words : Map.of("poids", given == null ? "" : given);
            columns.put(
                    name,
                    new NeedIndicator(
                            about.get("nom") == null ? name : String.valueOf(about.get("nom")),
                            number(file, name, about.get("poids"), 0),
                            about.get("sur") == null ? HIGHEST : number(file, name + ".sur", about.get("sur"), 1e-9)));
        });
        if (columns.values().stream().allMatch(one -> one.weight() == 0))
            throw wrong(file, LIST + " : les poids sont tous nuls");
        return new SocialNeedWeights(columns);
    }

    private static double number(ProtocolRuleFile file, String what, @Nullable Object given, double least) {
        if (given instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= MOST)
            return number.doubleValue();
        throw wrong(file, LIST + "." + what + " : écrivez un nombre de 0 à 1000, pas « " + given + " »");
    }

    private static IllegalStateException wrong(ProtocolRuleFile file, String what) {
        return new IllegalStateException(file.name() + " : " + what);
    }
}
