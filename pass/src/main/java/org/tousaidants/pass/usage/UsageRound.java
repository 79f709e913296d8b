package org.tousaidants.pass.usage;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Networks;

/// Each hour, so that a machine that was off on the first of the month publishes soon after.
@Component
class UsageRound {
    private final UsageEditions usageEditions;
    private final Networks networks;

    UsageRound(UsageEditions usageEditions, Networks networks) {
        this.usageEditions = usageEditions;
        this.networks = networks;
    }

    @Scheduled(initialDelay = 120, fixedDelay = 3_600, timeUnit = TimeUnit.SECONDS)
    void turn() {
        usageEditions.publish(networks.here().id());
    }
}
