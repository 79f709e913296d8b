/// « Rapprochement des lieux » — finds the records of several sources that describe the same French place. Contains
/// the knowledge about names, addresses, positions, numbers and mails; the general engine is the module `linkage`.
/// Only the command reads and writes files.
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
