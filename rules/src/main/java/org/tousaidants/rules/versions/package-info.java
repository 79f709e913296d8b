/// « Règles en vigueur » — the protocols of a network: every version that was ever in force, stored completely, and
/// the selection of the version of a day. `rules.reading` parses a protocol and does not know networks.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.tenancy",
            "platform.web",
            "rules.archive",
            "rules.judging",
            "rules.protocol",
            "rules.reading"
        })
package org.tousaidants.rules.versions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
