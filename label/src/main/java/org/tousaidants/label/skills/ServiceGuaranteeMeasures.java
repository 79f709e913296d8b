package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// « Relevés d’une promesse » — returns another package's measurements for a guarantee of the rules, such as waiting
/// times or feedback. The package declares it as a Spring bean.
public interface ServiceGuaranteeMeasures {
    /// Returns the measurements of the last year, without anything that identifies a person. They must
    /// correspond exactly to the sentence of the guarantee: an unanswered case is counted once it exceeds the
    /// threshold of the guarantee.
    ///
    /// @return empty if this package does not measure the guarantee
    Optional<List<ServiceGuarantee.GuaranteeMeasure>> of(ServiceGuarantee guarantee);
}
