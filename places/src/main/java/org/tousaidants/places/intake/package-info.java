/// « Lecture des sources » — a file or a web address, in any format and with any faults, read record by record
/// without trusting it. A pure kernel beside its HTTP client: no Spring, no SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.csv", "core.text"})
package org.tousaidants.places.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
