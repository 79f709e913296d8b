/// « Feuille à emporter » — one answer on paper, in French or in plain words in another language: the place, the
/// times, the way there and the papers to bring.
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
