package org.tousaidants.mandates.mandates;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;

/// « Joindre la personne » — the person's own contact, for notifications about mandates in their name. Without
/// a mail address, the coordination calls or meets them.
record PersonContactDetails(Optional<MailAddress> mail, String phone) {
    static final PersonContactDetails NONE = new PersonContactDetails(Optional.empty(), "");
}
