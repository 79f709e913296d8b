/// « Colonnes » — writes and reads Parquet files with an embedded DuckDB. Its memory is limited, it has no network
/// access, and it leaves no files after use.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.observatory.parquet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
