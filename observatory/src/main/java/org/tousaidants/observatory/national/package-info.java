/// « Chiffres nationaux » — the files that many networks publish, counted together by the same few queries, whichever
/// engine reads them: DuckDB here, Spark on a cluster.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.text", "observatory.parquet"})
package org.tousaidants.observatory.national;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
