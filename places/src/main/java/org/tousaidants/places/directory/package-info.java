/// « Lieux » — the places of a network: their sheets, their history, their public pages. The harvest and people
/// write through one service; finding help and open data read the directory.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "platform.counts",
            "platform.db",
            "platform.files",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.maps",
            "platform.retention",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
