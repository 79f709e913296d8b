/// « Lecture des sources » — reads a file or a web address record by record, in any format and with any faults,
/// without trusting its content. Except for its HTTP client it is a pure library: no Spring, no SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.csv", "core.text"})
package org.tousaidants.places.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
