/// « Usage du pass » — the public figures of the vouchers: what was ordered, handed over, used and lost to time, where;
/// small counts hidden, nothing that points at a person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.suppression",
            "core.text",
            "pass.booklets",
            "pass.ledger",
            "pass.orders",
            "pass.redemptions",
            "pass.treasury",
            "places.directory",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.pass.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
