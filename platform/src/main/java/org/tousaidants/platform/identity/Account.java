package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Compte » — the account of a person in a network.
///
/// @param lang language of letters, taken from the page of the last sign-in
public record Account(UUID id, MailAddress mail, String name, Role role, String lang, Instant created)
        implements LetterRecipient {}
