/// « Événements émis » — what happens leaves the site as documented events without any person in them: an outbox
/// read by snapshot, signed calls with their retries, their dead letters and their replays, one schema an event.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.observatory.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
