package org.tousaidants.platform.web;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// « Débit » — limits the requests of each client with a token bucket, which is stored as one number: the moment at
/// which the bucket is full again.
public final class RateLimiter {
    /// Maximum number of stored clients. Beyond it, full buckets are deleted; if none is full, new clients share
    /// one bucket, so that many clients can neither fill the memory nor avoid the limit.
    private static final int MOST_CLIENTS = 100_000;

    private static final String NEWCOMERS = "";

    private final long nanosPerToken;
    private final long nanosWhenEmpty;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, AtomicLong> fullAgain = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();

    public RateLimiter(int tokens, Duration within, LongSupplier nanos) {
        this.nanosPerToken = within.toNanos() / tokens;
        this.nanosWhenEmpty = within.toNanos();
        this.nanos = nanos;
    }

    /// Takes one token of a client. If no token is left, takes none and returns the number of seconds until the
    /// next token.
    ///
    /// @param client key of the client
    public OptionalLong take(String client) {
        return take(client, 1);
    }

    /// Takes several tokens of a client, at most the capacity of the bucket. If too few tokens are left, takes
    /// none and returns the number of seconds until there are enough.
    ///
    /// @param client key of the client
    OptionalLong take(String client, int tokens) {
        var now = nanos.getAsLong();
        if (fullAgain.size() >= MOST_CLIENTS) sweep(now);
        var crowded = fullAgain.size() >= MOST_CLIENTS && !fullAgain.containsKey(client);
        var bucket = fullAgain.computeIfAbsent(crowded ? NEWCOMERS : client, newcomer -> new AtomicLong(now));
        while (true) {
            var before = bucket.get();
            var after = Math.max(before, now) + nanosPerToken * tokens;
            var missing = after - now - nanosWhenEmpty;
            if (missing > 0)
                return OptionalLong.of(
                        Math.ceilDiv(missing, Duration.ofSeconds(1).toNanos()));
            if (bucket.compareAndSet(before, after)) return OptionalLong.empty();
        }
    }

    /// Returns whether a client has no token left; takes no token.
    ///
    /// @param client key of the client
    public boolean spent(String client) {
        var bucket = fullAgain.get(client);
        return bucket != null && bucket.get() + nanosPerToken - nanos.getAsLong() > nanosWhenEmpty;
    }

    int clients() {
        return fullAgain.size();
    }

    /// Deletes full buckets, at most once a second.
    private void sweep(long now) {
        var last = swept.get();
        if (last != 0 && now - last < Duration.ofSeconds(1).toNanos()) return;
        if (swept.compareAndSet(last, now)) fullAgain.values().removeIf(bucket -> bucket.get() <= now);
    }
}
