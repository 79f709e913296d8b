/// « Journal » — the acts, their authors and their dates, append-only, each entry sealed by the hash of the
/// previous one. It records every `JournalledEvent` in the transaction of the act, and depends on no package that
/// publishes one. An entry holds no name, only the id of an account.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.restoration",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.platform.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
