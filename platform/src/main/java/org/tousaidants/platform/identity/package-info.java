/// « Identité » — the services and tables for accounts, roles, networks, sign-in links and sessions. Their
/// pages are in `platform.signin`. It does not depend on HTTP. It publishes events, which the journal
/// records.
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
