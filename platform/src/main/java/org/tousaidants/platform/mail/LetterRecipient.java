package org.tousaidants.platform.mail;

/// « Destinataire » — the mail address and the language of the person or organisation that gets a letter.
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
