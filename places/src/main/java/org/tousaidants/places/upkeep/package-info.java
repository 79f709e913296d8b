/// « Entretien des données » — keeps the data of the places right: the caretakers of each sheet, the letters
/// that ask, the reported errors and their answers, and the work of it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "platform.counts",
            "platform.db",
            "platform.feedback",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
