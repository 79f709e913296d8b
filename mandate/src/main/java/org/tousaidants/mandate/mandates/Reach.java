package org.tousaidants.mandate.mandates;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;

/// « Joindre la personne » — the person's own channel, by which she is told of each mandate in her name; without a mail
/// address, the coordination calls or meets her.
record Reach(Optional<MailAddress> mail, String phone) {
    static final Reach NONE = new Reach(Optional.empty(), "");
}
