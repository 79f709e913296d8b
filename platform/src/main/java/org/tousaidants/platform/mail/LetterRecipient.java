package org.tousaidants.platform.mail;

/// « Destinataire » — the address and the language of a recipient.
public interface LetterRecipient {
    MailAddress mail();

    /// Returns the language of the recipient: « fr » or « en ».
    String lang();

    static LetterRecipient of(MailAddress mail, String lang) {
        return new RecipientWithoutAccount(mail, lang);
    }

    /// An organisation, or a person known only by their address.
    record RecipientWithoutAccount(MailAddress mail, String lang) implements LetterRecipient {}
}
