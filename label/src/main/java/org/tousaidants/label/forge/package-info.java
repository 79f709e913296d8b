/// « Forge » — the rules of the label as anybody reads them: every version that ruled this network, what it says
/// differently from the base, who decided it and why, its licence, its hash, and its files to take away. A badge
/// leads to the version that it was given under.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"label.badges", "label.inforce", "label.rulechanges", "label.rules", "platform.web"})
package org.tousaidants.label.forge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
