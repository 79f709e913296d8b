/// « Doublons » — records of the network that are one place: a search after each harvest and on demand, pairs
/// with reasons, decisions by people. A decision has an author and a date, is kept after harvests, and can be
/// undone; nothing is merged without one.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.linkage",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "places.matching",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
