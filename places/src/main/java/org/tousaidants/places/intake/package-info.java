/// « Lecture des sources » — a file or a web address, whatever its format and its faults, read record by record
/// without trusting it. A kernel beside its HTTP client: no Spring, no SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.csv", "core.text"})
package org.tousaidants.places.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
