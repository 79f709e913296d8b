/// « Journal » — the append-only log of all activities, with author and time; each entry is sealed with the hash of
/// the previous one. It records every `JournalledEvent` in the transaction that publishes it, and depends on no
/// publishing package. An entry contains account ids, never names.
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
