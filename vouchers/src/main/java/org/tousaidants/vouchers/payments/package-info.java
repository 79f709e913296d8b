/// « Règlement » — the payments to the places: a monthly statement, two signatures, the bank file in ISO 20022,
/// payments returned by the bank, and the evidence for a public accountant.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.journal",
            "platform.paper",
            "platform.tasks",
            "platform.web",
            "vouchers.booklets",
            "vouchers.ledger",
            "vouchers.orders",
            "vouchers.redemptions",
            "vouchers.signatures",
            "vouchers.treasury"
        })
package org.tousaidants.vouchers.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
