package org.tousaidants.platform.mail;

import java.util.UUID;

/// How letters leave.
interface Carrier {
    /// What became of a letter that was handed over.
    sealed interface Delivery {
        /// Accepted by the mail server; its words can be forgotten here.
        record Gone() implements Delivery {}

        /// Kept here to be read on the local page of the demo.
        record Kept() implements Delivery {}

        /// Try again later.
        record Delayed(String trouble) implements Delivery {}

        /// No mail server spoke with us: that says nothing of the letter, and is no try.
        record Unreachable(String trouble) implements Delivery {}

        /// The mail server will never take it.
        record Refused(String trouble) implements Delivery {}

        /// It was handed over without an answer: it may arrive.
        record Unknown(String trouble) implements Delivery {}
    }

    Delivery carry(UUID id, Letter letter);
}
