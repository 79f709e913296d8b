package org.tousaidants.platform.openid;

import java.time.Instant;

/// The provider to which an account is linked, and since when.
record LinkedProvider(String provider, Instant since) {}
