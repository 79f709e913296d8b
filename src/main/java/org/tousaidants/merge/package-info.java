/// « Rapprochement des lieux » — do these records of several sources mean one French place? What is peculiar to names,
/// addresses, positions, numbers and mails of such places stands here; the engine that weighs it is `linkage`. Pure:
/// records in, groups out; the command line alone touches files.
@NullMarked
@ApplicationModule(allowedDependencies = {"csv", "intake", "linkage", "schema", "territory"})
package org.tousaidants.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
