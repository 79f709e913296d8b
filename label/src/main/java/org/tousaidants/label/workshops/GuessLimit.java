package org.tousaidants.label.workshops;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.RateLimiter;

/// « Essais » — wrong codes, counted by address: sixty in ten minutes, then no device there may try another for a
/// while. Right ones cost nothing: a whole hall shares one address.
@Component
class GuessLimit {
    private static final int MOST = 60;

    private final RateLimiter wrong = new RateLimiter(MOST, Duration.ofMinutes(10), System::nanoTime);

    boolean spent(String client) {
        return wrong.spent(client);
    }

    void wrong(String client) {
        wrong.take(client);
    }
}
