/// « Événements émis » — publishes documented events without personal data: an outbox read by snapshot, signed
/// calls with retries, dead letters and replays, one schema per event.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.observatory.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
