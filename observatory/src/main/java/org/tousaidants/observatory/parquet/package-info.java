/// « Colonnes » — Parquet files written and read by an embedded DuckDB, which takes little memory, fetches nothing from
/// anywhere and leaves nothing behind.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.observatory.parquet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
