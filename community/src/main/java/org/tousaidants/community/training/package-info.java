/// « Formations » — trainings for helpers: offers with dates and seats, attendance, certificates.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.resources",
            "community.vision",
            "core.text",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.modules",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.community.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
