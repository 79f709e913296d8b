package org.tousaidants.mandates.mandates;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;

/// « Joindre la personne » — the person's own channel, for notifications of each mandate in their name; without a
/// mail address, the coordination calls or meets them.
record ContactChannel(Optional<MailAddress> mail, String phone) {
    static final ContactChannel NONE = new ContactChannel(Optional.empty(), "");
}
