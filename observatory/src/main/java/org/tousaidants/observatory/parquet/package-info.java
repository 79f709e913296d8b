/// « Colonnes » — writes and reads Parquet files with an embedded DuckDB, with limited memory, without network
/// access or leftover files.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.observatory.parquet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
