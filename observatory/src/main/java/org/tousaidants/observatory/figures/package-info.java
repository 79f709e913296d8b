/// « Chiffres » — the statistics of the network. One file defines each figure with its question, population, method
/// and limits. A database role that can read only special views computes the figures; they are stored, and shown
/// with trend, chart and table.
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
