/// « Carte des compétences » — where a service, a language, an accessibility or a public is served, and the communes
/// from which none is near enough; and what is missing for the guarantees of the rules in force. Computed when asked
/// from the directory and from who is recognised; keeps nothing.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "badges",
            "csv",
            "helpers",
            "identity",
            "listing",
            "matching",
            "places",
            "protocol",
            "rules",
            "schema",
            "territory",
            "web"
        })
package org.tousaidants.skills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
