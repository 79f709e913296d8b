/// « Fichiers de tableur » — CSV that a spreadsheet opens without running a formula, and that can be read back
/// unchanged. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
