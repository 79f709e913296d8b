/// « Rapprochement des lieux » — do these records of several sources mean one French place? What is peculiar to names,
/// addresses, positions, numbers and mails of such places stands here; the engine that weighs it is `linkage`. Pure:
/// records in, groups out; the command line alone touches files.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.linkage",
            "core.schema",
            "core.territory",
            "core.text",
            "places.intake"
        })
package org.tousaidants.places.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
