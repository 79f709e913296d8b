package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Session » — one browser in which a person is connected, as she sees it in her profile.
public record OpenSession(UUID id, String browser, Instant created, Instant lastSeen) {}
