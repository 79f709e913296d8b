package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// « Relevés d’une promesse » — returns another package's measurements for a guarantee of the rules, such as waiting
/// times or feedback. The package declares it as a Spring bean.
public interface ServiceGuaranteeMeasures {
    /// Returns the measurements of the last year for a guarantee of the rules, without anything that identifies
    /// a person. They must correspond exactly to the sentence of the guarantee: a case without an answer is
    /// counted as soon as it exceeds the limit of the guarantee.
    ///
    /// @return empty if this package does not measure the guarantee
    Optional<List<ServiceGuarantee.GuaranteeMeasure>> of(ServiceGuarantee guarantee);
}
