package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Compte » — the account of a person in a network.
///
/// @param lang language of letters: that of the page of the last sign-in
public record Account(UUID id, MailAddress mail, String name, Role role, String lang, Instant created)
        implements Recipient {}
