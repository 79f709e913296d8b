/// « Identité » — people and their access: networks, accounts, roles, sign-in by a mail link, sessions. It does
/// not depend on HTTP. It publishes events, which the log records.
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
