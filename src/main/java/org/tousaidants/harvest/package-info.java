/// « Moisson » — the records of a source, read with the mapping files of the national ETL and turned into sheets of
/// the national schema. Mapping and normalising are pure; only the door and its store know the database.
@NullMarked
@ApplicationModule(allowedDependencies = {"db", "hours", "identity", "intake", "places", "schema", "territory", "web"})
package org.tousaidants.harvest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
