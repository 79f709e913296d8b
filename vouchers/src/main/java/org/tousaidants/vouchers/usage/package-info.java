/// « Usage du pass » — the public figures of the vouchers: ordered, handed over, used and expired, by place. Small
/// counts are hidden, and no personal data is used.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.suppression",
            "core.text",
            "places.directory",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.paper",
            "platform.web",
            "vouchers.booklets",
            "vouchers.ledger",
            "vouchers.orders",
            "vouchers.redemptions",
            "vouchers.treasury"
        })
package org.tousaidants.vouchers.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
