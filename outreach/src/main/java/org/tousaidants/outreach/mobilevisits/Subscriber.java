package org.tousaidants.outreach.mobilevisits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Abonné·e » to the passages of a commune.
record Subscriber(UUID id, String commune, MailAddress mail, String lang, Optional<Instant> confirmed)
        implements Recipient {}
