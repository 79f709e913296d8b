package org.tousaidants.platform.mail;

import java.time.Duration;

/// Letters of one kind leave one after the other, beside those of the other kind.
enum Lane {
    /// A person waits for them at her screen: a link that lets her in.
    AWAITED(Duration.ofSeconds(30)),
    OTHERS(Duration.ofMinutes(5));

    /// How long no one knocks at a mail server that does not answer.
    final Duration longestRest;

    Lane(Duration longestRest) {
        this.longestRest = longestRest;
    }
}
