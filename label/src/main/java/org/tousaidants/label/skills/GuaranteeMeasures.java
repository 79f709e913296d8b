package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// « Relevés d’une promesse » — another package's measures for a guarantee of the rules: waiting times,
/// feedback. Such a package declares a bean.
public interface GuaranteeMeasures {
    /// Of the last year, without anything that identifies a person, and exactly what its sentence says: what
    /// still waits counts from the threshold of this guarantee on.
    ///
    /// @return empty when this package does not measure it
    Optional<List<ServiceGuarantee.Measure>> of(ServiceGuarantee guarantee);
}
