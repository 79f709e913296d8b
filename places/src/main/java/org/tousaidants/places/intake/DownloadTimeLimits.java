package org.tousaidants.places.intake;

import java.time.Duration;

/// « Patience » — time limits for a site: to accept the connection, to send its first or next bytes, to send the
/// whole file; and a minimum pace: fewer than `bytesPerSecond` over a whole `window` and it is dropped.
record DownloadTimeLimits(Duration connect, Duration answer, Duration whole, Duration window, long bytesPerSecond) {
    static DownloadTimeLimits usual() {
        return new DownloadTimeLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 1_000);
    }
}
