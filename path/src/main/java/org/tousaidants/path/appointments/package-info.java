/// « Rendez-vous » — moments that a helper offers, for one person or for a workshop: seats, a waiting list,
/// reminders and calendars are those of all bookings; who could not come is noted without blame. Taken without an
/// account, or at the desk for people with neither mail nor telephone.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.text",
            "path.referrals",
            "places.directory",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.path.appointments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
