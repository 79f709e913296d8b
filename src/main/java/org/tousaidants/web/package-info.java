/// « Web » — what every page shares: layout and components, forms, error pages, who may call what, headers, limits.
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "schema"})
package org.tousaidants.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
