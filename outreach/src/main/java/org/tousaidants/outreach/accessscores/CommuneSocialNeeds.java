package org.tousaidants.outreach.accessscores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.tousaidants.outreach.accessscores.SocialNeedWeights.NeedIndicator;

/// « Besoins » — the need of help per inhabitant of each commune, computed from the components of fragility in the
/// file and the weights of the protocol; and the communes with a priority neighbourhood (QPV).
///
/// @param byCommune need from 0 to 1 by commune; a component that is not published for a commune is omitted, and a
/// commune without any component has the mean of the others
/// @param counted components that the file contains
/// @param quarters codes of the communes with a priority neighbourhood; empty if the file has no column `qpv2024`
public record CommuneSocialNeeds(Map<String, Double> byCommune, List<NeedIndicator> counted, Set<String> quarters) {
    public static final CommuneSocialNeeds NONE = new CommuneSocialNeeds(Map.of(), List.of(), Set.of());
    private static final String CODE = "code_insee";
    private static final String QUARTERS = "qpv2024";

    public CommuneSocialNeeds {
        byCommune = Map.copyOf(byCommune);
        counted = List.copyOf(counted);
        quarters = Set.copyOf(quarters);
    }

    /// Reads the file of needs.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message describes the error
    public static CommuneSocialNeeds read(Path file, SocialNeedWeights weights) throws IOException {
        var rows = new ArrayList<CSVRecord>();
        SocialNeedFile.rows(file).forEach(rows::add);
        if (rows.isEmpty()) return NONE;
        if (!rows.getFirst().isMapped(CODE)) throw new IllegalArgumentException("la colonne " + CODE + " manque");
        var columns = new LinkedHashMap<String, NeedIndicator>();
        weights.columns().forEach((column, one) -> {
            if (one.weight() > 0 && rows.getFirst().isMapped(column)) columns.put(column, one);
        });
        if (columns.isEmpty())
            throw new IllegalArgumentException(
                    "aucune des colonnes " + String.join(", ", weights.columns().keySet()) + " ne s’y trouve");
        var needs = new HashMap<String, Double>();
        var unknown = new HashSet<String>();
        var quarters = new HashSet<String>();
        for (var row : rows) {
            var code = row.get(CODE);
            if (row.isMapped(QUARTERS)
                    && row.isSet(QUARTERS)
                    && !row.get(QUARTERS).isBlank()) quarters.add(code);
            var sum = 0.0;
            var total = 0.0;
            for (var column : columns.entrySet()) {
                var value = SocialNeedFile.number(row, column.getKey());
                if (value.isEmpty()) continue;
                var need = column.getValue();
                sum += need.weight() * Math.clamp(value.get() / need.highest(), 0, 1);
                total += need.weight();
            }
            if (total > 0) needs.put(code, sum / total);
            else unknown.add(code);
        }
        var mean = needs.values().stream().mapToDouble(one -> one).average().orElse(1);
        unknown.forEach(code -> needs.put(code, mean));
        return new CommuneSocialNeeds(needs, List.copyOf(columns.values()), quarters);
    }
}
