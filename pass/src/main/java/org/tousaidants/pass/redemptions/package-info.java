/// « Encaissement » — a qualified place takes a voucher: by camera, by typing, or later from paper; once. Which
/// places may, into which account, and what looks odd enough for a person to look at.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "pass.booklets",
            "pass.ledger",
            "pass.orders",
            "pass.signatures",
            "pass.treasury",
            "places.directory",
            "places.upkeep",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.mail",
            "platform.papercodes",
            "platform.web"
        })
package org.tousaidants.pass.redemptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
