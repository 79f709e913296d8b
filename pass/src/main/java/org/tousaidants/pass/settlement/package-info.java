/// « Règlement » — what the places are owed: a statement a month, two signatures, the bank file in ISO 20022, payments
/// that
/// come back, and the evidence for a public accountant.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.pass.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
