/// « Pix » — proven levels of digital skills: files of Pix Orga imported at the coordinator's desk and matched to
/// helpers by people, row by row; levels seen on paper; each with its source and date in the helper's file. No
/// file is stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.observations",
            "label.helpers",
            "places.communes",
            "places.directory",
            "places.intake",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.web",
            "rules.judging",
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.label.pix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
