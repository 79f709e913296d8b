package org.tousaidants.observatory.outbox;

import java.time.Instant;
import java.util.UUID;

/// « Envoi abandonné » — an event that could not be delivered to a webhook after all tries.
record AbandonedWebhookDelivery(UUID hook, long event, String type, Instant at, String trouble) {}
