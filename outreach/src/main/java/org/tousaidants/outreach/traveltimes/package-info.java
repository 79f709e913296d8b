/// « Temps de trajet » — the travel time to a place: by the roads of an extract of OpenStreetMap, by the timetables
/// of public transport, or, without these, by an estimate over the communes on the way, which is always shown as an
/// estimate.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.hours",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "places.journeys",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.tenancy"
        })
package org.tousaidants.outreach.traveltimes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
