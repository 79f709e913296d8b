/// « Carnets » — vouchers bound together: codes drawn and printed, delivered to those who hand them over, made active
/// at that moment, lost, replaced and returned.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "pass.ledger",
            "pass.orders",
            "pass.signatures",
            "pass.treasury",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.paper",
            "platform.papercodes",
            "platform.web"
        })
package org.tousaidants.pass.booklets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
