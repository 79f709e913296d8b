package org.tousaidants.platform.mail;

import java.util.UUID;

/// Hands a letter over to a mail server and reports the result.
interface MailTransport {
    /// The result of handing a letter over.
    sealed interface Delivery {
        /// The mail server accepted the letter; its text can be deleted.
        record Gone() implements Delivery {}

        /// The demonstration keeps the letter on a local page.
        record Deferred() implements Delivery {}

        /// The letter must be retried later.
        record Delayed(String trouble) implements Delivery {}

        /// No mail server answered. This says nothing about the letter and does not count as a try.
        record Unreachable(String trouble) implements Delivery {}

        /// The mail server refused the letter permanently.
        record Rejected(String trouble) implements Delivery {}

        /// The letter was transferred to a mail server that did not acknowledge it: the letter may arrive.
        record Unknown(String trouble) implements Delivery {}
    }

    Delivery carry(UUID id, Letter letter);
}
