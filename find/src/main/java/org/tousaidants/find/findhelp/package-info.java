/// « Orientation » — from a need said in plain words to the few places that can answer it near by and in time,
/// ranked, explained, and honest when nothing fits: the questions, the answers in words, the sheet to take home. The
/// choice itself is made by the room matching.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "find.ranking",
            "places.communes",
            "places.directory",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.find.findhelp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
