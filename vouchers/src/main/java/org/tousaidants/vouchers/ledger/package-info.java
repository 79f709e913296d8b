/// « Grand livre » — the rules of double-entry bookkeeping for vouchers: allowed accounts, refusals with their
/// reason, and proportional shares to the cent. Uses neither database nor clock.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.vouchers.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
