/// « Nombres de personnes » — counts of people, shared between packages and shown to readers: never a single
/// answer, and never so small that a person could be identified.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.web"})
package org.tousaidants.platform.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
