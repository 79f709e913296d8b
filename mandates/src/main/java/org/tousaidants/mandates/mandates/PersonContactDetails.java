package org.tousaidants.mandates.mandates;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;

/// « Joindre la personne » — the person's own contact data, for notifications about mandates in the person's name.
/// Without a mail address, the coordination calls or meets the person.
record PersonContactDetails(Optional<MailAddress> mail, String phone) {
    static final PersonContactDetails NONE = new PersonContactDetails(Optional.empty(), "");
}
