package org.tousaidants.outreach.mobilevisits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Abonné·e » — a subscriber to the passages in a commune.
///
/// @param confirmed moment at which the subscription was confirmed; empty if it was not
record HelpBusSubscriber(UUID id, String commune, MailAddress mail, String lang, Optional<Instant> confirmed)
        implements LetterRecipient {}
