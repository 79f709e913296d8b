/// « Changer les règles » — a draft of the protocol, read beside the one in force: what it says differently, whom of
/// the network it would touch, which promise it would break; and its publication. Until then nothing is applied.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "care",
            "csv",
            "helpers",
            "identity",
            "mail",
            "places",
            "protocol",
            "rules",
            "skills",
            "territory",
            "visits",
            "web"
        })
package org.tousaidants.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
