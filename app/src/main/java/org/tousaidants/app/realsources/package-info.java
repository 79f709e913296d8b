/// « Sources réelles » — the data beside the repository, for `bin/run --real`, and the page of a real run.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.schema",
            "core.territory",
            "find.answers",
            "places.communes",
            "places.harvest"
        })
package org.tousaidants.app.realsources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
