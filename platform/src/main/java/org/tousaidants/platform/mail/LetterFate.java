package org.tousaidants.platform.mail;

import java.util.UUID;

/// « Sort d'un courriel » — the final state of a posted letter, published once, after it was stored. An unknown
/// one may still turn out to be sent.
public record LetterFate(UUID letter, Fate fate, String trouble) {
    /// « Sort d’une lettre » — the final state.
    public enum Fate {
        /// Accepted by a mail server; in the demo, kept on the local page.
        GONE,
        /// The mail server permanently refuses this address.
        REFUSED,
        /// No mail server accepted it before its expiry.
        GIVEN_UP,
        /// It may have been sent: something failed after it was handed over, and it must not arrive twice.
        UNKNOWN
    }
}
