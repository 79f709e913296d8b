/// « Identité » — signed-in people: networks, accounts, roles, sign-in by a mail link, sessions. It knows nothing
/// of HTTP; it publishes events, which the journal records.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.jobs",
            "platform.mail",
            "platform.restoration",
            "platform.retention",
            "platform.tenancy"
        })
package org.tousaidants.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
