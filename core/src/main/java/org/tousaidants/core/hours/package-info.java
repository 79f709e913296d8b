/// « Horaires » — opening hours in the OSM grammar: parsed, evaluated in the time zone Europe/Paris, and described
/// in words; French texts of opening hours are converted to this grammar. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.core.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
