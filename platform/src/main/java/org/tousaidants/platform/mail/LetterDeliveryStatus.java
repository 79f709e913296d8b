package org.tousaidants.platform.mail;

import java.util.UUID;

/// « Sort d'un courriel » — the final state of a letter, published once, after it is stored.
///
/// @param fate final state
/// @param trouble error or answer of the mail server; empty on success
public record LetterDeliveryStatus(UUID letter, LetterFinalState fate, String trouble) {
    /// « Sort d’une lettre » — the final states of a letter.
    public enum LetterFinalState {
        /// A mail server accepted the letter; in the demonstration, the letter is stored for the local page.
        GONE,
        /// The mail server refused the address permanently.
        REFUSED,
        /// No mail server accepted the letter before its expiry.
        GIVEN_UP,
        /// The letter may have been sent: an error occurred after the transfer to the mail server, and the
        /// letter must not arrive twice.
        UNKNOWN
    }
}
