/// « Règlement » — what the places are owed: a statement a month, two signatures, the bank file in ISO 20022,
/// payments that come back, and the evidence for a public accountant.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.text",
            "pass.booklets",
            "pass.ledger",
            "pass.orders",
            "pass.redemptions",
            "pass.signatures",
            "pass.treasury",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.journal",
            "platform.mail",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.pass.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
