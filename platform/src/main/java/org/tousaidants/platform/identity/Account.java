package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Compte » — of a person who may sign in to a network.
public record Account(String network, UUID id, MailAddress mail, String name, Role role, Instant created) {}
