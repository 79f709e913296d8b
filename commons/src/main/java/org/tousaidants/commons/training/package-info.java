/// « Formations » — what the network teaches to those who help: offers with their dates and seats, who came, and the
/// certificate of who came.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "commons.resources",
            "core.text",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.commons.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
