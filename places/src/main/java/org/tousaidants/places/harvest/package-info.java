/// « Moisson » — the sources of a network (a territory's organisation) and their runs. A run reads a whole source,
/// stores either all of its records or none, and reports the result of each record. Runs from the command line work
/// in the same way and write to files or to the network.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.linkage",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "places.columnmapping",
            "places.intake",
            "places.matching",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.retentionrules",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.harvest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
