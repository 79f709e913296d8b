/// « Grand livre » — the rules of double entry for vouchers: which account may pay which, when a movement is refused
/// and why, and how a sum is shared to the cent. Pure: no database, no clock.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.pass.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
