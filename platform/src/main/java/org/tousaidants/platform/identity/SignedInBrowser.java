package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Session » — a session in one browser, as the profile page of the signed-in person shows it.
public record SignedInBrowser(UUID id, String browser, Instant created, Instant lastSeen) {}
