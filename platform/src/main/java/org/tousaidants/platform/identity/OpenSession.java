package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Session » — one browser in which a person is signed in, as their profile page shows it.
public record OpenSession(UUID id, String browser, Instant created, Instant lastSeen) {}
