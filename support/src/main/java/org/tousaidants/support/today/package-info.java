/// « Ma journée » — a helper's open items of today: visits, calls, sent referrals, and the counted feedback about
/// their help if there is enough.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.identity",
            "platform.tasks",
            "platform.web",
            "support.activitylog",
            "support.appointments",
            "support.outcomes",
            "support.referrals"
        })
package org.tousaidants.support.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
