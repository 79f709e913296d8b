/// « Identité » — who is connected: networks, accounts, roles, sign-in by a mail link, sessions. It knows nothing of
/// HTTP; it tells what happened by events, which the journal writes down.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.jobs",
            "platform.mail",
            "platform.restoration",
            "platform.retentionperiods",
            "platform.tenancy"
        })
package org.tousaidants.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
