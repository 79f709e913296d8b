/// « Ma journée » — what waits for a helper today: who comes, whom to call, what she sent, and what people say of her
/// help when there are enough of them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "path.actsofhelp",
            "path.appointments",
            "path.outcomes",
            "path.referrals",
            "platform.identity",
            "platform.web"
        })
package org.tousaidants.path.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
