/// « Passages » — when a bus, a van or an adviser comes to which commune: dated, public, followed by mail and by
/// calendar, and changed from the driver's telephone.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.maps",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.reach.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
