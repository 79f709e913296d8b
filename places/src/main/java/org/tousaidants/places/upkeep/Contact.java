package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « À qui écrire » — a person who answers for a place, for a package that writes to them.
///
/// @param person without a name once erased
/// @param name may be empty
/// @param reachable whether letters arrive, as far as is known, and the person wants any
public record Contact(UUID person, MailAddress mail, String name, String lang, boolean reachable)
        implements Recipient {}
