/// « Temps de trajet » — the travel time to a place: by the roads of an extract of OpenStreetMap, by the
/// timetables of public transport, or, without either, by the straight line and the density of the commune, shown
/// as an estimate everywhere.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.hours",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.tenancy"
        })
package org.tousaidants.outreach.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
