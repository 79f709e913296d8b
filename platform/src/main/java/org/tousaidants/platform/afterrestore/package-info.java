/// « Après une restauration » — repeats, after a backup is restored, the erasures, revocations and redemptions that
/// the backup does not contain. They are recorded by id in an encrypted file next to the backups. The backup itself
/// is made and restored by `platform.db`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.afterrestore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
