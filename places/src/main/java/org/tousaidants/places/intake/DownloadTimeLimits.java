package org.tousaidants.places.intake;

import java.time.Duration;

/// « Patience » — time limits of a download: to connect, to wait for the next bytes, and for the whole file.
/// The download also fails if fewer than `bytesPerSecond` arrive during a whole `window`.
record DownloadTimeLimits(Duration connect, Duration answer, Duration whole, Duration window, long bytesPerSecond) {
    static DownloadTimeLimits usual() {
        return new DownloadTimeLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 1_000);
    }
}
