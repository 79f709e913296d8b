package org.tousaidants.harvest;

import java.time.Duration;

/// « Patience » — how long a download may take, and how slow it may be: fewer than `bytesPerSecond` over a whole
/// `window`
/// and it is dropped.
record Patience(Duration connect, Duration answer, Duration whole, Duration window, long bytesPerSecond) {
    static Patience usual() {
        return new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 1_000);
    }
}
