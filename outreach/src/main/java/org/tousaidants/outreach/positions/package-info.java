/// « Recrutement » — the posts of those who help: the hosting structure, the employer, the funding and its end,
/// the covered communes; communes where two employers recruit or none does; answers of structures by a link,
/// without an account; the effect of each post for the inhabitants.
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
