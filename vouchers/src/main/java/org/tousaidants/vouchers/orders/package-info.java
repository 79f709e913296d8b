/// « Commandes du pass » — quotes, orders, money received from funders under the number of a payment mandate, the
/// yearly calendar, and the refund to each funder with its credit note.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.territory",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.notices",
            "platform.paper",
            "platform.web",
            "vouchers.ledger",
            "vouchers.signatures",
            "vouchers.treasury"
        })
package org.tousaidants.vouchers.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
