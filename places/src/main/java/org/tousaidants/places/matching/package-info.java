/// « Rapprochement des lieux » — finds the records of several sources that describe the same French place. This
/// package knows names, addresses, positions, numbers and mails; the general comparison engine is the module
/// `linkage`. Only the commands read and write files.
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
