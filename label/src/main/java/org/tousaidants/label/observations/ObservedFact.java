package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.rules.judging.LabelDossier;

/// « Constat » — one fact about a helper or a place, observed on a day by a person of the network.
///
/// @param fact id of the fact in the label
/// @param value yes is 1, no is 0; otherwise a number
/// @param note remark, or document that was seen
public record ObservedFact(String fact, long value, LocalDate on, String note, UUID by, Instant at) {
    /// Returns observations in the form in which a dossier contains facts, by fact.
    ///
    /// @param seen observations; for each fact, only the first one counts
    public static Map<String, LabelDossier.DossierFact> observed(List<ObservedFact> seen) {
        var facts = new HashMap<String, LabelDossier.DossierFact>();
        for (var one : seen) facts.putIfAbsent(one.fact(), new LabelDossier.DossierFact(one.value(), one.on()));
        return facts;
    }
}
