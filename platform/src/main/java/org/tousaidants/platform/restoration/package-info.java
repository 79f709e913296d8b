/// « Après une restauration » — what was erased, revoked or spent is written, by ids alone, into a sealed file beside
/// the backups, and done again at the first start after a restoration, which would else bring it back.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.restoration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
