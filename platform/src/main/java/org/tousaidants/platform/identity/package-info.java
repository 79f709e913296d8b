/// « Identité » — the services and tables for accounts, roles, networks, sign-in links and sessions, without HTTP.
/// Their pages are in `platform.signin`. The package publishes events, which the log records.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.jobs",
            "platform.mail",
            "platform.afterrestore",
            "platform.retentionrules",
            "platform.tenancy"
        })
package org.tousaidants.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
