package org.tousaidants.platform.mail;

/// « Destinataire » — the address of a letter and its language.
public interface Recipient {
    MailAddress mail();

    /// « fr » or « en ».
    String lang();

    static Recipient of(MailAddress mail, String lang) {
        return new Address(mail, lang);
    }

    /// An organisation, or a person known by their address only.
    record Address(MailAddress mail, String lang) implements Recipient {}
}
