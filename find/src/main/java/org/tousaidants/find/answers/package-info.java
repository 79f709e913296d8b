/// « Orientation » — the public search: from a need in plain words to a few nearby places that can help in time.
/// Contains the questions, the answers in words and their explanation; `find.ranking` selects and ranks the places.
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
            "places.journeys",
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
