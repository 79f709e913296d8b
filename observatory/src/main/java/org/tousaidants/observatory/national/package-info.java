/// « Chiffres nationaux » — aggregates the published files of many networks with the same queries in any engine:
/// DuckDB in this module, Spark on a cluster.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.text", "observatory.parquet"})
package org.tousaidants.observatory.national;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
