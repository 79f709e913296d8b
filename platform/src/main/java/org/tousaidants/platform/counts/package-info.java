/// « Nombres de personnes » — how many people did or said something, as the rooms tell it to each other and to their
/// readers: counts, never an answer, and none so small that it points at a person.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.web"})
package org.tousaidants.platform.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
