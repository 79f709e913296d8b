/// « Encaissement » — redeems a voucher once at a qualified place: by camera, by typing, or later from paper. Also
/// contains the qualified places, their bank accounts, and flagged redemptions.
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
