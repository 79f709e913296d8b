/// « Trésor » — the money of the vouchers in the database: accounts, transfers, and vouchers, each of which
/// ends once. Redemptions are written in batches and answered when durable. An audit recomputes all.
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
