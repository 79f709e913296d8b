/// « Planification des tournées » — plans tours of vehicles: coordinators enter the communes, durations and hours;
/// the plan assigns days and orders, explains the cost of each stop, and is published as dated passages.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.territory",
            "core.text",
            "outreach.mobilevisits",
            "outreach.traveltimes",
            "places.communes",
            "platform.bookings",
            "platform.identity",
            "platform.maps",
            "platform.web"
        })
package org.tousaidants.outreach.tourplanning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
