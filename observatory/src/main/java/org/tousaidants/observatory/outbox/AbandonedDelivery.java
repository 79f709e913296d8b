package org.tousaidants.observatory.outbox;

import java.time.Instant;
import java.util.UUID;

/// « Envoi abandonné » — an event that was not delivered to a subscriber after all tries.
record AbandonedDelivery(UUID hook, long event, String type, Instant at, String trouble) {}
