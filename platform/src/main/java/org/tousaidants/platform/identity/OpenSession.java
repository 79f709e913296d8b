package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Session » — one browser in which a person is signed in, as listed in their profile.
public record OpenSession(UUID id, String browser, Instant created, Instant lastSeen) {}
