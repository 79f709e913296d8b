package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « À qui écrire » — a contact person of a place, for a package that writes to this person.
///
/// @param person id of the person; the row has no name once the person is erased
/// @param name name of the person; may be empty
/// @param reachable whether letters are known to arrive and the person accepts letters
public record PlaceContact(UUID person, MailAddress mail, String name, String lang, boolean reachable)
        implements LetterRecipient {}
