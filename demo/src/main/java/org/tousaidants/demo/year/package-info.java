/// « Année du village » — one year of data for the figures of the demonstration.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.text",
            "demo.people",
            "demo.stories",
            "platform.db",
            "platform.identity"
        })
package org.tousaidants.demo.year;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
