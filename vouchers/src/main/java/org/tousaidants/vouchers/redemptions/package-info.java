/// « Encaissement » — redeems each voucher once at a qualified place: its code is scanned, typed, or entered later
/// from paper. This package also contains the qualified places, their bank accounts, and flagged redemptions.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "find.answers",
            "places.directory",
            "places.upkeep",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.mail",
            "platform.modules",
            "platform.web",
            "vouchers.booklets",
            "vouchers.ledger",
            "vouchers.orders",
            "vouchers.signatures",
            "vouchers.treasury"
        })
package org.tousaidants.vouchers.redemptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
