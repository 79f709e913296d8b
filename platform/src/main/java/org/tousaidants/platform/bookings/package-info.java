/// « Inscriptions » — one kind of seat for all wings: slots with seats, a waiting list, registration without an
/// account, a link that gives the seat back, reminders, calendars, who came.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.retentionperiods",
            "platform.web"
        })
package org.tousaidants.platform.bookings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
