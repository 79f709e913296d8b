/// « Entretien des données » — keeping what is known of the places right: who looks after each sheet, the letters that
/// ask, the errors that people report and the answers they get, and the work that all of it is.
@NullMarked
@ApplicationModule(allowedDependencies = {"csv", "identity", "mail", "places", "schema", "territory", "web"})
package org.tousaidants.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
