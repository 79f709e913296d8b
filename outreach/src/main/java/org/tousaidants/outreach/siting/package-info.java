/// « Implantation » — the optimisation algorithm that chooses which sites to open, keep and close, so that
/// people travel least or most people are near: a plan with its cost and a lower bound. Pure; the pages for
/// the coordination are in `outreach.remoteness`.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.siting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
