package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Programme prévenu » — the address, the event types, and the last try.
record Webhook(UUID id, URI address, List<String> types, boolean active, int tries, String trouble, Instant nextTry) {}
