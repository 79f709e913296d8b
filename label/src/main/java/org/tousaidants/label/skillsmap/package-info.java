/// « Carte des compétences » — where a service, a language, an accessibility or a public is served, and the communes
/// from which none is near enough; and what is missing for the guarantees of the rules in force. Computed when asked
/// from the directory and from who is recognised; keeps nothing.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "label.badges",
            "label.helpers",
            "label.inforce",
            "label.publicprofiles",
            "label.rules",
            "places.communes",
            "places.directory",
            "places.upkeep",
            "platform.counts",
            "platform.identity",
            "platform.maps",
            "platform.web"
        })
package org.tousaidants.label.skillsmap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
