/// « Données ouvertes » — the places of the network for programs: the national schema in JSON, CSV and GeoJSON,
/// under the Licence Ouverte 2.0, with its description for programs and a page for people. Only public data is
/// read here, so no sign-in is needed and other sites may read it too.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "find.answers",
            "find.ranking",
            "places.communes",
            "places.directory",
            "platform.identity",
            "platform.web"
        })
package org.tousaidants.find.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
