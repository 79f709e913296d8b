package org.tousaidants.platform.mail;

import java.util.UUID;

/// « Sort d'un courriel » — the final state of a letter, published once, after it is stored. If it is unknown,
/// the letter may have arrived.
public record LetterDeliveryStatus(UUID letter, FinalState fate, String trouble) {
    /// « Sort d’une lettre » — the final states of a letter.
    public enum FinalState {
        /// A mail server accepted it; in the demonstration, it is kept on the local page.
        GONE,
        /// The mail server refused the address permanently.
        REFUSED,
        /// No mail server accepted it before its expiry.
        GIVEN_UP,
        /// It may have been sent: an error occurred after it was handed over, and it must not arrive twice.
        UNKNOWN
    }
}
