/// « Entretien des données » — keeping what is known of the places right: who looks after each sheet, the letters that
/// ask, the errors that people report and the answers they get, and the work that all of it is.
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
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
