/// « Équité territoriale » — the pages about unequal access to help. Public: the communes that are too far from
/// help, with their population and their access. For coordinators: the best sites for new places, computed by
/// `outreach.siting`, with a proof of how much better another plan could be.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "outreach.accessscores",
            "outreach.siting",
            "outreach.traveltimes",
            "places.communes",
            "places.directory",
            "places.journeys",
            "platform.charts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.outreach.remoteness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
