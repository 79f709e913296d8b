/// « Graphiques » — charts drawn by the server as SVG: bars, the parts of a whole, lines over time. Each has
/// its message as title, its unit, its table, its definition and source, and can be downloaded. Missing or
/// hidden values are marked and never drawn as zero.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.csv", "platform.paper", "platform.web"})
package org.tousaidants.platform.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
