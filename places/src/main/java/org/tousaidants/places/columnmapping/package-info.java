/// « Correspondance » — converts records of any source to sheets of the national schema with a mapping file of
/// the national ETL, and repairs values where that is safe. It reads no file and no database.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.hours", "core.schema", "core.territory", "core.text", "places.intake"})
package org.tousaidants.places.columnmapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
