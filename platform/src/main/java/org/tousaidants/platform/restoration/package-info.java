/// « Après une restauration » — records erasures, revocations and redemptions by id in an encrypted file beside
/// the backups, and repeats them at the first start after a backup is restored, because the backup does not
/// contain them.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.restoration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
