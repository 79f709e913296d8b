/// « Grand livre » — the double-entry rules for vouchers: allowed accounts, refusals with their reason, and
/// shares to the cent. Pure: no database, no clock.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.vouchers.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
