/// « Correspondance » — the mapping files of the national ETL, read as they are, and records of any source turned
/// by them into sheets of the national schema, repaired where that is safe. Pure: nothing here reads a
/// file or a database.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.hours", "core.schema", "core.territory", "core.text", "places.intake"})
package org.tousaidants.places.fieldmapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
