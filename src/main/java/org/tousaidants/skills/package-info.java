/// « Carte des compétences » — where a service, a language, an accessibility or a public is served, and the communes
/// from which none is near enough. Computed from the places of the directory; keeps nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "places", "schema", "territory", "web"})
package org.tousaidants.skills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
