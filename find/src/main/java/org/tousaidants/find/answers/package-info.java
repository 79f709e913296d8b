/// « Orientation » — from a need in plain words to the few places that can answer it near by and in time, ranked
/// and explained: the questions, the answers in words, the sheet to take home. `find.ranking` makes the choice.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "find.ranking",
            "find.understanding",
            "places.communes",
            "places.directory",
            "places.travel",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.find.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
