/// « Équité territoriale » — for everybody: which communes are too far from help, how many live there, and how one's
/// own commune stands; for the coordination: where one more place would change most, with its proof.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web",
            "reach.access",
            "reach.siting",
            "reach.travel"
        })
package org.tousaidants.reach.equity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
