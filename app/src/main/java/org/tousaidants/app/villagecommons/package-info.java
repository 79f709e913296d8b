/// « Communs du village » — what the village shares: resources, a training, equipment, a day and a call for projects.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "app.cast",
            "commons.equipment",
            "commons.events",
            "commons.funding",
            "commons.resources",
            "commons.training",
            "core.text",
            "platform.bookings",
            "platform.identity",
            "platform.mail"
        })
package org.tousaidants.app.villagecommons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
