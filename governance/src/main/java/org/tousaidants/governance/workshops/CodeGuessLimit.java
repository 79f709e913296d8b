package org.tousaidants.governance.workshops;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.RateLimiter;

/// « Essais » — limits wrong codes by address: sixty in ten minutes, then a pause for that address. Valid codes
/// do not count: all participants may share one address.
@Component
class CodeGuessLimit {
    private static final int MOST = 60;

    private final RateLimiter wrong = new RateLimiter(MOST, Duration.ofMinutes(10), System::nanoTime);

    boolean spent(String client) {
        return wrong.spent(client);
    }

    void wrong(String client) {
        wrong.take(client);
    }
}
