/// « Graphiques » — amounts drawn by the server as SVG, each with its sentence and its table: bars, lines over time,
/// spreads, a Lorenz curve. What is missing or hidden is said so and never drawn as zero.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.web"})
package org.tousaidants.platform.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
