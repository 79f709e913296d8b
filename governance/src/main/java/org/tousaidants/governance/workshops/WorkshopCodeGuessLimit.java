package org.tousaidants.governance.workshops;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.RateLimiter;

/// « Essais » — blocks an IP address after sixty wrong codes in ten minutes. Valid codes are not counted, because
/// all participants may share one address.
@Component
class WorkshopCodeGuessLimit {
    private static final int MOST = 60;

    private final RateLimiter wrong = new RateLimiter(MOST, Duration.ofMinutes(10), System::nanoTime);

    boolean spent(String client) {
        return wrong.spent(client);
    }

    void wrong(String client) {
        wrong.take(client);
    }
}
