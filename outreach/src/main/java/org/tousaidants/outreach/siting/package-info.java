/// « Implantation » — optimisation algorithms that choose which sites to open and close, so that people travel least
/// or most people have a site nearby. The result is a plan with its cost and a lower bound of the cost. The package
/// has no side effects; the pages for coordinators are in `outreach.remoteness`.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands"})
package org.tousaidants.outreach.siting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
