package org.tousaidants.platform.mail;

import java.util.UUID;

/// Transfers a letter to a mail server and reports the result.
interface MailTransport {
    /// The result of transferring a letter to a mail server.
    sealed interface MailDeliveryResult {
        /// The mail server accepted the letter; its text can be deleted.
        record MailAccepted() implements MailDeliveryResult {}

        /// The demonstration stores the letter for its local page.
        record MailKeptForDemo() implements MailDeliveryResult {}

        /// The letter must be retried later.
        record MailDelayed(String trouble) implements MailDeliveryResult {}

        /// No mail server answered. The letter itself may be correct, so the try is not counted.
        record MailServerUnreachable(String trouble) implements MailDeliveryResult {}

        /// The mail server refused the letter permanently.
        record MailRejected(String trouble) implements MailDeliveryResult {}

        /// The letter was transferred, but the mail server did not confirm it: the letter may arrive.
        record MailDeliveryUnknown(String trouble) implements MailDeliveryResult {}
    }

    MailDeliveryResult carry(UUID id, Letter letter);
}
