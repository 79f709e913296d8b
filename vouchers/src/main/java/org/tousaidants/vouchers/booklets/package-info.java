/// « Carnets » — booklets of vouchers: codes are created and printed; booklets are delivered to prescribers,
/// activated when handed over, reported as lost, replaced and returned.
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
