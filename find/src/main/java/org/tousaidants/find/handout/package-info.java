/// « Feuille à emporter » — prints one answer on a sheet of paper, in French or in easy words in another language:
/// the place, its hours, the way there and the papers to bring.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.text",
            "find.answers",
            "find.ranking",
            "find.understanding",
            "places.directory",
            "platform.maps",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.find.handout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
