/// « Accès » — figures of people's access to help: the nearest place, the number of places, and the offer nearby
/// relative to the need.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.territory",
            "core.text",
            "outreach.traveltimes",
            "places.directory",
            "places.journeys",
            "platform.maps"
        })
package org.tousaidants.outreach.accessscores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
