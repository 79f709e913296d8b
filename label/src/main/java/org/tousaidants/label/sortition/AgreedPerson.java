package org.tousaidants.label.sortition;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Personne d’accord » — a person helped who agreed to be drawn: one row of `sortition_person`.
///
/// @param mail empty if the person has none
/// @param postal empty with a mail address
record AgreedPerson(UUID id, String name, String mail, String postal, String lang) {
    /// The person by mail; empty if letters to them are printed.
    Optional<LetterRecipient> recipient() {
        return MailAddress.of(mail).map(address -> LetterRecipient.of(address, lang));
    }
}
