package org.tousaidants.label.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.label.rules.Dossier;

/// « Constat » — one fact, seen of a helper or at a place on a day by a person of the network.
///
/// @param fact of the label
/// @param value yes is 1, no is 0
/// @param note the paper that was seen, or a word more
public record Sighting(String fact, long value, LocalDate on, String note, UUID by, Instant at) {
    /// As a dossier holds it.
    ///
    /// @param seen of each fact, the first is the one that counts
    public static Map<String, Dossier.Observed> observed(List<Sighting> seen) {
        var facts = new HashMap<String, Dossier.Observed>();
        for (var one : seen) facts.putIfAbsent(one.fact(), new Dossier.Observed(one.value(), one.on()));
        return facts;
    }
}
