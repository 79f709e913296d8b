/// « Chiffres » — the statistics of the network, each defined by one file with its question, population,
/// method and limits; computed by a database role that can read only the views made for it; stored, and shown
/// with their trend, chart and table.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.funding",
            "core.csv",
            "core.schema",
            "core.suppression",
            "core.territory",
            "core.text",
            "find.answers",
            "places.communes",
            "places.directory",
            "places.journeys",
            "platform.briefing",
            "platform.charts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.modules",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.observatory.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
