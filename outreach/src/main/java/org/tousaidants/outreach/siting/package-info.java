/// « Implantation » — computes which sites to open, keep and close so that people travel least or most are
/// near: a plan with its cost and a lower bound. Pure.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.siting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
