/// « Import des communes » — the official communes imported by people: at the desk or from the command line, with
/// the values that each file replaced.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.territory",
            "core.text",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.communes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
