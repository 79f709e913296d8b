/// « Nombres de personnes » — counts of people that packages share and readers see. They never reveal a single
/// answer, and are hidden if they are so small that they could identify a person.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.web"})
package org.tousaidants.platform.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
