/// « Rapprochement des lieux » — finds the records of several sources that mean one French place. The knowledge
/// of names, addresses, positions, numbers and mails of such places is here; the engine that weighs it is
/// `linkage`. Pure: records in, groups out; only the command line reads and writes files.
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
