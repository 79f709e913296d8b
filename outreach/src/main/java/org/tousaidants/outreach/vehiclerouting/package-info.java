/// « Tournées » — computes the order in which vehicles visit stops with opening hours, with as few vehicles and then
/// as short ways as possible. The package has no side effects, and the result depends only on the seed and the
/// number of iterations.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.vehiclerouting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
