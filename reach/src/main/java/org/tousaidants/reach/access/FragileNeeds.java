package org.tousaidants.reach.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// « Besoins » — how much help one inhabitant of each commune is counted to need: the published components of fragility
/// (0 to 10 each) with the weights that the operator gives, 1 when all are at their highest; one where nothing is
/// published.
public final class FragileNeeds {
    private FragileNeeds() {}

    /// @param weights « ifn_total=1 » or « ifn_65=2,ifn_pauvrete=1 »
    /// @throws IllegalArgumentException with what is wrong, in words
    public static Map<String, Double> read(Path file, String weights) throws IOException {
        var columns = new LinkedHashMap<String, Double>();
        for (var cell : weights.split(",")) {
            var parts = cell.strip().split("=");
            if (parts.length != 2 || !parts[1].matches("\\d+(\\.\\d+)?"))
                throw new IllegalArgumentException("poids « " + cell + " » : écrivez colonne=nombre");
            columns.put(parts[0], Double.parseDouble(parts[1]));
        }
        var all = columns.values().stream().mapToDouble(weight -> weight).sum();
        if (all <= 0) throw new IllegalArgumentException("les poids sont tous nuls");
        var needs = new HashMap<String, Double>();
        for (var row : NeedFile.rows(file)) {
            if (!row.isMapped("code_insee")) throw new IllegalArgumentException("la colonne code_insee manque");
            var sum = 0.0;
            var known = true;
            for (var column : columns.entrySet()) {
                if (!row.isMapped(column.getKey()))
                    throw new IllegalArgumentException("la colonne " + column.getKey() + " manque");
                var value = NeedFile.number(row, column.getKey());
                known &= value.isPresent();
                sum += column.getValue() * Math.max(0, value.orElse(0.0));
            }
            if (known) needs.put(row.get("code_insee"), sum / all / 10);
        }
        return needs;
    }
}
