/// « Horaires » — opening hours in the OSM grammar: parsed, evaluated in Europe/Paris, put in words; and French
/// opening hours converted to that grammar. It uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.core.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
