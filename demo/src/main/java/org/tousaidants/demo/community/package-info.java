/// « Communs du village » — the items that members of the network share in the demonstration: resources, a training,
/// equipment, an event and a call for projects.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.equipment",
            "community.events",
            "community.funding",
            "community.monthlyletter",
            "community.peerhelp",
            "community.resources",
            "community.training",
            "core.hours",
            "core.text",
            "demo.people",
            "platform.bookings",
            "platform.identity",
            "platform.mail",
            "platform.paper"
        })
package org.tousaidants.demo.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
