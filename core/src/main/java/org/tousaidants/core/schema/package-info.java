/// « Schéma national » — the 32 columns of the national file of places (v1.0.2), its closed lists, and a few fields
/// of the product's own. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
