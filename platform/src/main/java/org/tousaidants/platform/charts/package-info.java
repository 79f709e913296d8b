/// « Graphiques » — charts drawn by the server as SVG, each with its sentence and its table: bars, lines over
/// time, distributions, a Lorenz curve. Missing or hidden values are marked and never drawn as zero.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.web"})
package org.tousaidants.platform.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
