/// « Sources réelles » — harvests files of real places from the data folder next to the repository, for `bin/run
/// --real`, and writes a report about the results.
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
