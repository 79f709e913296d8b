/// « Implantation » — where to open, keep and close so that people have the least way to go or that most are near: a
/// plan with its cost, and a bound below which no plan can be. Pure.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.reach.siting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
