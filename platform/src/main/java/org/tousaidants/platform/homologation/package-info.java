/// « Homologation » — the files for the security approval by a public body: the answer of the product to each
/// measure in the catalogue of MonServiceSécurisé, the workbooks that MonServiceSécurisé imports, and the impact
/// assessment for the tool of the CNIL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.platform.homologation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
