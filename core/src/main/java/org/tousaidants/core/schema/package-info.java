/// « Schéma national » — the 32 columns of the national file of places (v1.0.2), its closed lists, and the few
/// fields of our own. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
