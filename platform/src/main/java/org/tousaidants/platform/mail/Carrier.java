package org.tousaidants.platform.mail;

import java.util.UUID;

/// Sends letters.
interface Carrier {
    /// The result of handing a letter over.
    sealed interface Delivery {
        /// Accepted by the mail server; its text can be deleted here.
        record Gone() implements Delivery {}

        /// Kept here for the local page of the demo.
        record Deferred() implements Delivery {}

        /// To be retried later.
        record Delayed(String trouble) implements Delivery {}

        /// No mail server answered: it says nothing about the letter, and does not count as a try.
        record Unreachable(String trouble) implements Delivery {}

        /// Permanently refused by the mail server.
        record Rejected(String trouble) implements Delivery {}

        /// Handed over without an answer: it may arrive.
        record Unknown(String trouble) implements Delivery {}
    }

    Delivery carry(UUID id, Letter letter);
}
