package org.tousaidants.platform.mail;

/// « Destinataire » — the address and the language of a recipient.
public interface Recipient {
    MailAddress mail();

    /// The language: « fr » or « en ».
    String lang();

    static Recipient of(MailAddress mail, String lang) {
        return new Address(mail, lang);
    }

    /// An organisation, or a person known only by their address.
    record Address(MailAddress mail, String lang) implements Recipient {}
}
