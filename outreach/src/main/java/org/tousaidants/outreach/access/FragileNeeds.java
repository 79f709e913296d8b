package org.tousaidants.outreach.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// « Besoins » — the need of help per inhabitant of each commune: the published components of fragility (0 to 10
/// each) with the weights of the protocol, 1 when all are at their highest and when nothing is published.
public final class FragileNeeds {
    private FragileNeeds() {}

    /// @throws IllegalArgumentException with the error in words
    public static Map<String, Double> read(Path file, NeedWeights weights) throws IOException {
        var columns = weights.columns();
        var all = columns.values().stream().mapToDouble(weight -> weight).sum();
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
