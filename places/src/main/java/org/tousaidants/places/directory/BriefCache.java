package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// « Lu à l’instant » — what every search asks of the database, by network: it holds until it is forgotten because
/// something moved here, or for the few seconds in which another process may have moved it. What is read again and
/// says the same is the very object of before, so that what was made of it holds.
public final class BriefCache<T> {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private record Read<T>(T what, Instant at, boolean forgotten) {
        boolean holds(Instant now) {
            return !forgotten && !now.isBefore(at) && now.isBefore(at.plus(HOLDS));
        }

        static <T> Read<T> again(@Nullable Read<T> before, T what, Instant at) {
            return new Read<>(before != null && before.what.equals(what) ? before.what : what, at, false);
        }
    }

    private final Clock clock;
    private final Map<String, Read<T>> known = new ConcurrentHashMap<>();

    public BriefCache(Clock clock) {
        this.clock = clock;
    }

    public T of(String network, Function<String, T> read) {
        var now = clock.instant();
        var last = known.get(network);
        if (last != null && last.holds(now)) return last.what;
        return known.compute(
                        network,
                        (_, before) -> before != null && before.holds(now)
                                ? before
                                : Read.again(before, read.apply(network), now))
                .what;
    }

    /// Waits for the readers of what held before.
    public void forget(String network) {
        known.computeIfPresent(network, (_, read) -> new Read<>(read.what, read.at, true));
    }
}
