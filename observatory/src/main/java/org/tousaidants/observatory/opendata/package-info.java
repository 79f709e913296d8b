/// « Publication » — publishes the places of the network as open data files: data·inclusion v1, HSDS 3.1, Parquet,
/// and a DCAT-AP 3 catalogue with contents, licence and date. The files are served, written by a command, stored
/// each night, and uploaded to a portal. Statistics are published by `observatory.figures`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.csv",
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "find.api",
            "observatory.figures",
            "observatory.parquet",
            "places.directory",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.observatory.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
