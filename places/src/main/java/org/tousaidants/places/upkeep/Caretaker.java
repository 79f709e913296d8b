package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Responsable de la fiche » — the person who is asked whether a sheet is right. `chosen` by a coordinator;
/// else it is the address on the sheet. `bounced` since the mail server refused the address or
/// a letter came back.
record Caretaker(UUID id, MailAddress mail, String name, String lang, boolean chosen, Optional<Instant> bounced) {
    boolean reachable() {
        return bounced.isEmpty();
    }
}
