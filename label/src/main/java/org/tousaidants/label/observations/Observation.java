package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.rules.judging.Dossier;

/// « Constat » — one fact about a helper or a place, observed on a day by a person of the network.
///
/// @param fact id of the fact in the label
/// @param value yes is 1, no is 0
/// @param note a remark, or the document that was seen
public record Observation(String fact, long value, LocalDate on, String note, UUID by, Instant at) {
    /// Converts observations to facts of a dossier.
    ///
    /// @param seen the observations; for each fact, the first one counts
    public static Map<String, Dossier.Observed> observed(List<Observation> seen) {
        var facts = new HashMap<String, Dossier.Observed>();
        for (var one : seen) facts.putIfAbsent(one.fact(), new Dossier.Observed(one.value(), one.on()));
        return facts;
    }
}
