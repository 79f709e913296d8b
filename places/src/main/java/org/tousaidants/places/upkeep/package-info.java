/// « Entretien des données » — keeps the data of the places correct: the contact persons of each place, the letters
/// that ask them, the reported errors with their answers, and the count of this work.
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
