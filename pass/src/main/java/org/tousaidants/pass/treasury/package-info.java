/// « Trésor » — the money of the vouchers as the database holds it: accounts, movements, vouchers and their one end;
/// redemptions written many at a time and answered once they are safe; and the audit that counts everything again.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.text",
            "pass.ledger",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.papercodes",
            "platform.restoration",
            "platform.tenancy"
        })
package org.tousaidants.pass.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
