/// « Données ouvertes » — serves the places of the network to programs in the national schema as JSON, CSV and
/// GeoJSON, under the Licence Ouverte 2.0, with an OpenAPI description and a page for developers. All data is
/// public, so that no sign-in is needed and other sites may read it.
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
package org.tousaidants.find.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
