/// « Planification des tournées » — the coordination says which communes, how long and when; the plan says
/// which day and in which order, what each stop costs, and becomes dated passages.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.territory",
            "core.text",
            "places.communes",
            "platform.bookings",
            "platform.identity",
            "platform.maps",
            "platform.web",
            "reach.schedule",
            "reach.travel"
        })
package org.tousaidants.reach.planner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
