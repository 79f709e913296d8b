package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Compte » — of a person who may sign in to a network.
///
/// @param lang in which to write to her: that of the page on which she last signed in
public record Account(UUID id, MailAddress mail, String name, Role role, String lang, Instant created)
        implements Recipient {}
