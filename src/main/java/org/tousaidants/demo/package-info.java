/// « Le village » — a named cast in a plausible Charente-Maritime, for `bin/run`, the pictures and the tests; and
/// the real sources that stand beside the repository, for `bin/run --real`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "badges",
            "care",
            "drafts",
            "harvest",
            "helpers",
            "identity",
            "interviews",
            "labels",
            "listing",
            "mail",
            "orientation",
            "pix",
            "places",
            "protocol",
            "rules",
            "schema",
            "territory",
            "visits",
            "workshops"
        })
package org.tousaidants.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
