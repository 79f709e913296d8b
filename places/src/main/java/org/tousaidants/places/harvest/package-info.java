/// « Moisson » — the sources of a network and their runs: each reads a whole source, writes all or nothing, and
/// reports the result of every record. The same from the command line, into files or into the network.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "places.fieldmapping",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.harvest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
