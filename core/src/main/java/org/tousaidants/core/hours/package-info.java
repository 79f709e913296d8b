/// « Horaires » — opening hours in the OSM grammar: parsed, really evaluated in Europe/Paris, said in words;
/// and French texts of hours turned into that grammar. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.core.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
