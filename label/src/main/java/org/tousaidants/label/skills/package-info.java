/// « Carte des compétences » — the places where a service, a language, an accessibility feature or a public is
/// served, the communes without any such place nearby, and the gaps of the guarantees. All figures are computed on
/// request from the directory and the recognised people; nothing is stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "label.badges",
            "label.helpers",
            "label.profiles",
            "places.communes",
            "places.directory",
            "places.journeys",
            "places.upkeep",
            "platform.counts",
            "platform.identity",
            "platform.maps",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.skills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
