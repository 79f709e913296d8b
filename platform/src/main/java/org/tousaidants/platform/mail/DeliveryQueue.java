package org.tousaidants.platform.mail;

import java.time.Duration;

/// A queue of letters, which are sent one after another, in parallel with the other queue.
enum DeliveryQueue {
    /// Letters for which a person waits at the screen, such as sign-in links.
    AWAITED(Duration.ofSeconds(30)),
    OTHERS(Duration.ofMinutes(5));

    /// Longest pause before an unreachable mail server is tried again.
    final Duration longestRest;

    DeliveryQueue(Duration longestRest) {
        this.longestRest = longestRest;
    }
}
