package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Responsable de la fiche » — the contact person who is asked whether a sheet is correct. `chosen` tells whether
/// a coordinator chose the person; otherwise it is the address on the sheet. `bounced` is the time since which the
/// mail server refuses the address or a letter was returned.
record PlaceCaretaker(UUID id, MailAddress mail, String name, String lang, boolean chosen, Optional<Instant> bounced) {
    boolean reachable() {
        return bounced.isEmpty();
    }
}
