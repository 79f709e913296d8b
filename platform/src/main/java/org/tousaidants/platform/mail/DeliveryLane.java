package org.tousaidants.platform.mail;

import java.time.Duration;

/// Letters of one lane are sent one after the other, in parallel with the other lane.
enum DeliveryLane {
    /// A person waits for them at the screen, such as sign-in links.
    AWAITED(Duration.ofSeconds(30)),
    OTHERS(Duration.ofMinutes(5));

    /// Longest pause before an unreachable mail server is tried again.
    final Duration longestRest;

    DeliveryLane(Duration longestRest) {
        this.longestRest = longestRest;
    }
}
