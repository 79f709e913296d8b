/// « Import des communes » — imports files with official data of communes, from the coordination pages or from the
/// command line. The previous data is stored, so that an import can be undone.
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
