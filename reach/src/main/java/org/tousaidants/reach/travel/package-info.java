/// « Temps de trajet » — how long it takes to go to a place: by the roads of an extract of OpenStreetMap, by the
/// timetables of public transport, or, with neither, by the straight line and how dense the commune is, which is said
/// to be an estimate wherever it is shown.
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
package org.tousaidants.reach.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
