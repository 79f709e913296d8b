/// « Recrutement » — the positions of helpers: the organisation, the employer, the funding and its end, and the
/// covered communes; the communes for which two employers recruit or none does; the answers of organisations by a
/// link, without an account; and the effect of each position for the inhabitants.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "outreach.accessscores",
            "outreach.traveltimes",
            "places.communes",
            "places.directory",
            "places.journeys",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.outreach.positions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
