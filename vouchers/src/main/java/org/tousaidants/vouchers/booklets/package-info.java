/// « Carnets » — booklets of vouchers: codes created and printed, delivered to prescribers, activated when
/// handed over, lost, replaced and returned.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.sortition",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.modules",
            "platform.paper",
            "platform.tasks",
            "platform.web",
            "vouchers.ledger",
            "vouchers.orders",
            "vouchers.signatures",
            "vouchers.treasury"
        })
package org.tousaidants.vouchers.booklets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
