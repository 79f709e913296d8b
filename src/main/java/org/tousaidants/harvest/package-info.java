/// « Moisson » — any source of places, file or http(s), read with the mapping files of the national ETL and turned
/// into
/// sheets of the national schema. Reading, mapping and normalising are pure; only the door and its store know the
/// database.
@NullMarked
@ApplicationModule(allowedDependencies = {"schema", "territory", "hours"})
package org.tousaidants.harvest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
