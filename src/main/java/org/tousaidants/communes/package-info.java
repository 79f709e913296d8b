/// « Import des communes » — the official communes brought in by people: at the desk or from the command line, with
/// what each file replaced.
@NullMarked
@ApplicationModule(allowedDependencies = {"db", "identity", "intake", "territory", "web"})
package org.tousaidants.communes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
