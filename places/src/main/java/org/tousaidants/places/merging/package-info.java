/// « Doublons » — finds records of the network that describe the same place: a search after each harvest and on
/// demand, with reasons for each pair, and people's decisions. A decision has an author and a date, remains after
/// harvests and can be undone; records are merged only by a decision.
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
