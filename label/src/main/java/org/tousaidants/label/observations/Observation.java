package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.rules.judging.Dossier;

/// « Constat » — one fact, observed about a helper or at a place on a day by a person of the network.
///
/// @param fact of the label
/// @param value yes is 1, no is 0
/// @param note the paper that was seen, or a remark
public record Observation(String fact, long value, LocalDate on, String note, UUID by, Instant at) {
    /// In the form of a dossier.
    ///
    /// @param seen the observations; of each fact, the first one counts
    public static Map<String, Dossier.Observed> observed(List<Observation> seen) {
        var facts = new HashMap<String, Dossier.Observed>();
        for (var one : seen) facts.putIfAbsent(one.fact(), new Dossier.Observed(one.value(), one.on()));
        return facts;
    }
}
