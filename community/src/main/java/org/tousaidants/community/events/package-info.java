/// « Événements » — a gathering of the network: the call, the programme in rooms, seats and needs, badges,
/// questions of the room without an account, minutes, and their booklet.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.resources",
            "core.text",
            "platform.bookings",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.community.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
