/// « Tournées » — computes the order in which vehicles visit stops with opening hours: fewest vehicles, then
/// shortest way. Pure and deterministic by seed and number of iterations.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.vehiclerouting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
