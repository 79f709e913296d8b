/// « Doublons » — the places of the network that are one: searched after each harvest and on demand, shown two by
/// two with the reasons, decided by people. A decision is signed, dated, outlives every harvest and can be
/// undone; nothing is ever grouped without one.
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
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
