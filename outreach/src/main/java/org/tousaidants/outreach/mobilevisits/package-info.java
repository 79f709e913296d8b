/// « Passages » — dated public visits of a bus, a van or an adviser to a commune, with subscriptions by mail and
/// calendar. The driver can change them by telephone.
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
            "platform.modules",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.outreach.mobilevisits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
