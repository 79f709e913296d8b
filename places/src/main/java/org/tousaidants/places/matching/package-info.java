/// « Rapprochement des lieux » — finds the records of several sources that describe one French place. It knows
/// names, addresses, positions, numbers and mails of such places; the engine is `linkage`. Pure, except the
/// command, which reads and writes files.
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
