package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Programme prévenu » — at which address, of what, and how the last try went.
record Hook(UUID id, URI address, List<String> types, boolean active, int tries, String trouble, Instant nextTry) {}
