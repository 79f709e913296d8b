/// « Événements » — events of the network: call for proposals, programme, seats and needs of participants, name
/// badges, questions without an account, minutes, and a booklet with the minutes.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.resources",
            "core.text",
            "platform.bookings",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.mail",
            "platform.paper",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
