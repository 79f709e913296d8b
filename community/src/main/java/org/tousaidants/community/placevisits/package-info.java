/// « Visites entre lieux » — a place offers to receive a visit, the team of another place asks, and both keep one
/// sentence about what they learned. Nothing is written about a person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.placevisits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
