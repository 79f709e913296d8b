/// « Pix » — proven levels of digital skills. A coordinator imports files of Pix Orga and assigns them to helpers
/// row by row, or records levels from a document. Each level is stored in the helper's file with its source and
/// date. The imported files are not stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.helpers",
            "label.observations",
            "places.communes",
            "places.directory",
            "places.intake",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.tasks",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.pix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
