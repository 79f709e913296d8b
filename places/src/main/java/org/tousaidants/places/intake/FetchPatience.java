package org.tousaidants.places.intake;

import java.time.Duration;

/// « Patience » — how long a site may take: to accept the connection, to say anything (its first word or the next),
/// to give the whole file; and how slow it may be: fewer than `bytesPerSecond` over a whole `window` and it is
/// dropped.
record FetchPatience(Duration connect, Duration answer, Duration whole, Duration window, long bytesPerSecond) {
    static FetchPatience usual() {
        return new FetchPatience(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 1_000);
    }
}
