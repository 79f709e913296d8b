package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.language.Guarantee;

/// « Relevés d’une promesse » — supplies the measures of another package for a guarantee of the rules: waiting
/// times, feedback. The package implements it as a Spring bean.
public interface GuaranteeMeasures {
    /// The measures of the last year, without anything that identifies a person.
    ///
    /// @param measure its name in the rules: `heures-avant-reponse` @return empty if this package does not
    /// measure it
    Optional<List<Guarantee.Measure>> of(String measure);
}
