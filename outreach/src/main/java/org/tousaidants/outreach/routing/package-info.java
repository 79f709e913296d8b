/// « Tournées » — the order in which vehicles visit stops that are open at certain hours: fewest vehicles, then
/// shortest way. Pure and deterministic by seed and number of iterations.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
