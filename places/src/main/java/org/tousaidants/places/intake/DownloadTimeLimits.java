package org.tousaidants.places.intake;

import java.time.Duration;

/// « Patience » — time limits of a download: `connect` to connect, `answer` to wait for the next bytes, and `whole`
/// for the complete file. The download also fails if the average speed during a whole `window` is below
/// `bytesPerSecond`.
record DownloadTimeLimits(Duration connect, Duration answer, Duration whole, Duration window, long bytesPerSecond) {
    static DownloadTimeLimits usual() {
        return new DownloadTimeLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 1_000);
    }
}
