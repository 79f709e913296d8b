/// « Inscriptions » — bookings for all modules: slots, waiting lists, booking without an account, a link to cancel
/// the seat, reminders, calendars, attendance.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.retentionrules",
            "platform.web"
        })
package org.tousaidants.platform.bookings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
