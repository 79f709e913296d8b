/// « Équité territoriale » — public: which communes are too far from help, their population, and the situation of
/// each commune; for the coordination: the best sites for additional places, with a proof of the bound.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "outreach.access",
            "outreach.siting",
            "outreach.travel",
            "places.communes",
            "places.directory",
            "places.travel",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.outreach.equity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
