/// « Rapport au financeur » — shows a funder how each euro of an order of vouchers was used. The uses add up to the
/// received amount.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "observatory.figures",
            "platform.briefing",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web",
            "vouchers.orders"
        })
package org.tousaidants.observatory.funderreport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
