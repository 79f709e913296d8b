/// « Trésor » — the money of the vouchers in the database: accounts, movements, vouchers and their single end;
/// redemptions written in batches and answered when durable; and the audit that recomputes everything.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.text",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.restoration",
            "platform.tenancy",
            "vouchers.ledger"
        })
package org.tousaidants.vouchers.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
