package org.tousaidants.label.skillsmap;

import java.util.List;
import java.util.Optional;
import org.tousaidants.label.rules.Guarantee;

/// « Relevés d’une promesse » — what another room measured for a guarantee of the rules: how long people waited, what
/// they said. A room that measures some declares a bean.
public interface PromiseMeasures {
    /// Of the last year, without anything that leads to a person.
    ///
    /// @param measure the name that the rules give it: `heures-avant-reponse`
    /// @return empty when this room does not measure it
    Optional<List<Guarantee.Measure>> of(String measure);
}
