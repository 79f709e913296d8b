package org.tousaidants.observatory.outbox;

import java.time.Instant;
import java.util.UUID;

/// « Envoi abandonné »
record AbandonedDelivery(UUID hook, long event, String type, Instant at, String trouble) {}
