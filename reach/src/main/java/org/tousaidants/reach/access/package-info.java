/// « Accès » — how far people are from help, and what share of it they have: the nearest, the choice, and what is
/// offered within reach against how many need it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.territory",
            "core.text",
            "places.directory",
            "platform.maps",
            "reach.travel"
        })
package org.tousaidants.reach.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
