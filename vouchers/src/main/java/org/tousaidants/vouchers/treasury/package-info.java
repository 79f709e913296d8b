/// « Trésor » — the money of the vouchers in the database: accounts, transfers, and vouchers, each of which ends
/// only once. Redemptions are stored in batches and confirmed only when they are safely stored. An audit recomputes
/// all accounts.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.text",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.afterrestore",
            "platform.tenancy",
            "vouchers.ledger"
        })
package org.tousaidants.vouchers.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
