/// « Colonnes » — writes and reads Parquet files with an embedded DuckDB: limited memory, no network access, no
/// files left after use.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.observatory.parquet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
