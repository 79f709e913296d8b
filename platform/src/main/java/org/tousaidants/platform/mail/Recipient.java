package org.tousaidants.platform.mail;

/// « Destinataire » — to whom a letter goes, and in which language it is written.
public interface Recipient {
    MailAddress mail();

    /// « fr » or « en ».
    String lang();

    static Recipient of(MailAddress mail, String lang) {
        return new Address(mail, lang);
    }

    /// An organisation, or a person of whom no more is known.
    record Address(MailAddress mail, String lang) implements Recipient {}
}
