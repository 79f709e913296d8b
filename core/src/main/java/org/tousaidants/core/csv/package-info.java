/// « Fichiers de tableur » — rows of CSV that a spreadsheet opens without running anything, and their cells read
/// back as they were. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
