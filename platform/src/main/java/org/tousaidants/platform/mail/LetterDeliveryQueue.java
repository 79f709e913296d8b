package org.tousaidants.platform.mail;

import java.time.Duration;

/// A queue of letters, which are sent one after another, in parallel with the letters of the other queue.
enum LetterDeliveryQueue {
    /// Letters for which a person waits at the screen, such as sign-in links.
    AWAITED(Duration.ofSeconds(30)),
    OTHERS(Duration.ofMinutes(5));

    /// Longest pause in this queue before a mail server that did not answer is tried again.
    final Duration longestRest;

    LetterDeliveryQueue(Duration longestRest) {
        this.longestRest = longestRest;
    }
}
