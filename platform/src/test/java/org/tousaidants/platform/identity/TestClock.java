package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that the test advances. It never goes back, because test classes share a context. Its zone is Paris,
/// as in the product.
public final class TestClock extends Clock {
    private static final ThreadLocal<Instant> STOPPED = new ThreadLocal<>();

    private volatile Duration ahead = Duration.ZERO;

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /// Runs work in this thread as if at that moment.
    public static <X extends Exception> void at(Instant moment, Within<X> within) throws X {
        STOPPED.set(moment);
        try {
            within.run();
        } finally {
            STOPPED.remove();
        }
    }

    public interface Within<X extends Exception> {
        void run() throws X;
    }

    @Override
    public Instant instant() {
        var stopped = STOPPED.get();
        if (stopped != null) return stopped;
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Europe/Paris");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
