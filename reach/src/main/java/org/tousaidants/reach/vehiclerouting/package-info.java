/// « Tournées » — in which order vehicles call at stops that are open at certain hours: fewest vehicles, then least
/// way. Pure; a seed and a number of iterations give the same tours again.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.reach.vehiclerouting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
