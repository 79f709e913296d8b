/// « Ma journée » — the open items of a helper today: visits, calls, sent referrals, and the counted opinions
/// about their help when there are enough.
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
