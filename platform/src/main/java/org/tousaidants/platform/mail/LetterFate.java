package org.tousaidants.platform.mail;

import java.util.UUID;

/// « Sort d'un courriel » — what became of a letter that was posted, told once, after it was written down.
/// One that is unknown may still turn out to be gone.
public record LetterFate(UUID letter, Fate fate, String trouble) {
    /// « Sort d’une lettre ».
    public enum Fate {
        /// A mail server has it; in the demo it is kept on the local page.
        GONE,
        /// The mail server will never take this address.
        REFUSED,
        /// No mail server took it before it was worth nothing any more.
        GIVEN_UP,
        /// It may have left or not: something broke after it was handed over, and it must not arrive twice.
        UNKNOWN
    }
}
