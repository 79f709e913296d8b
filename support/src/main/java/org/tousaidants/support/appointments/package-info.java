/// « Rendez-vous » — slots that a helper offers, for one person or for a workshop. Seats, waiting list, reminders
/// and calendars are those of all bookings; absences are recorded without blame. People book without an account, or
/// a helper books for people without mail or telephone.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.text",
            "find.answers",
            "find.handout",
            "find.understanding",
            "places.directory",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.mail",
            "platform.modules",
            "platform.tasks",
            "platform.web",
            "support.activitylog",
            "support.referrals"
        })
package org.tousaidants.support.appointments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
