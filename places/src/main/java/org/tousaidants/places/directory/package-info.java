/// « Lieux » — stores the places of a network with their sheets and history, and serves their public pages. Harvests
/// and people store data through one service; the search for help and the open data use the directory.
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
            "platform.retentionrules",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
