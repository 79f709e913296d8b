/// « Journal » — the log of all acts with author and time: append-only, each entry sealed with the hash of the
/// previous one. It records every `JournalledEvent` in the transaction of the act, and depends on no package
/// that publishes one. An entry has account ids, never names.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.afterrestore",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.platform.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
