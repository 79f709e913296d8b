package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Programme prévenu » — a webhook: a program of another organisation that receives events. It consists of its
/// address, the types of its events, and the result of the last try.
record Webhook(UUID id, URI address, List<String> types, boolean active, int tries, String trouble, Instant nextTry) {}
