/// « Événements émis » — publishes documented events without personal data to webhooks: events are stored, signed,
/// retried after failures and sent again on request; each event has a schema.
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
