/// « Après une restauration » — erased, revoked or spent items are recorded, by ids only, in an encrypted file
/// beside the backups, and processed again at the first start after a restoration, which would
/// else bring them back.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.restoration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
